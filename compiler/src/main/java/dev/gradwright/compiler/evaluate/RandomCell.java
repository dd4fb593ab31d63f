package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.runtime.random.Draw;
import java.util.List;

/** A random number from six ints, by the runtime's own generator: its bits are part of a model. */
record RandomCell(Function function, List<Cell> arguments) implements Cell {

  static boolean isDraw(Function function) {
    return function == Function.UNIFORM || function == Function.COIN || function == Function.NORMAL;
  }

  @Override
  public double value(Cursor at) {
    int[] a = arguments.stream().mapToInt(argument -> (int) argument.value(at)).toArray();
    return switch (function) {
      case UNIFORM -> Draw.uniform(a[0], a[1], a[2], a[3], a[4], a[5]);
      case COIN -> Draw.coin(a[0], a[1], a[2], a[3], a[4], a[5]);
      case NORMAL -> Draw.normal(a[0], a[1], a[2], a[3], a[4], a[5]);
      default -> throw new IllegalStateException(function + " is no draw");
    };
  }

  /** A uniform number of less precision has fewer bits behind the point, however small it is. */
  @Override
  public double magnitude(Cursor at) {
    return Math.max(1, Math.abs(value(at)));
  }
}
