package dev.gradwright.compiler.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Holds a claimed gradient against differences on the elements {@code start <= i < end} of a point:
 * each of them up to {@value #SINGLY}, above that in random directions, bisected to one element
 * when a direction disagrees.
 */
final class TensorProof {
  static final int SINGLY = 64;
  static final int DIRECTIONS = 16;

  private final Objective objective;
  private final double[] point;
  private final double[] gradient;
  private final int start;
  private final int end;
  private final double typical;

  TensorProof(Objective objective, double[] point, double[] gradient, int start, int end) {
    this.objective = objective;
    this.point = point.clone();
    this.gradient = gradient.clone();
    this.start = start;
    this.end = end;
    this.typical = typical();
  }

  /** What one tensor's proof came to; an index is that of an element looked at alone. */
  sealed interface Result {
    /** The worst of all comparisons. */
    record Agrees(Comparison worst, OptionalInt index) implements Result {}

    /** The element whose derivative is wrong. */
    record Differs(Comparison comparison, int index) implements Result {}

    /** There is no derivative there that differences could find. */
    record Kink(OptionalInt index) implements Result {}

    /** Differences are too coarse there, whatever their step. */
    record Blind(Comparison comparison, OptionalInt index) implements Result {}
  }

  Result run(Random random) {
    Result.Agrees worst = new Result.Agrees(new Comparison(0, 0, 0, 0), OptionalInt.empty());
    for (Direction direction : directions(random)) {
      Result result = judge(direction);
      if (!(result instanceof Result.Agrees agrees)) {
        return result;
      }
      worst = worse(worst, agrees);
    }
    return worst;
  }

  private static Result.Agrees worse(Result.Agrees one, Result.Agrees other) {
    return other.worst.relativeError() > one.worst.relativeError() ? other : one;
  }

  private List<Direction> directions(Random random) {
    List<Direction> directions = new ArrayList<>();
    if (end - start <= SINGLY) {
      for (int i = start; i < end; i++) {
        directions.add(Direction.single(i, point));
      }
    } else {
      for (int i = 0; i < DIRECTIONS; i++) {
        directions.add(Direction.random(start, end, point, random));
      }
    }
    return directions;
  }

  private Result judge(Direction direction) {
    Comparison comparison = compare(direction);
    if (comparison.agrees() && !comparison.isBlind(typical)) {
      return new Result.Agrees(comparison, element(direction));
    }
    DoubleUnaryOperator line = direction.line(objective, point);
    if (Derivative.jumps(line, comparison.error())) {
      return new Result.Kink(element(direction));
    }
    if (comparison.isBlind(typical)) {
      return new Result.Blind(comparison, element(direction));
    }
    return direction.size() == 1
        ? new Result.Differs(comparison, direction.start())
        : bisect(direction);
  }

  private static OptionalInt element(Direction direction) {
    return direction.size() == 1 ? OptionalInt.of(direction.start()) : OptionalInt.empty();
  }

  /** Follows the half that is wrong by more. */
  private Result bisect(Direction direction) {
    Direction rest = direction;
    while (rest.size() > 1) {
      Direction low = rest.part(0, rest.size() / 2);
      Direction high = rest.part(rest.size() / 2, rest.size());
      rest = compare(low).error() >= compare(high).error() ? low : high;
    }
    return new Result.Differs(compare(Direction.single(rest.start(), point)), rest.start());
  }

  private Comparison compare(Direction direction) {
    Derivative numeric = Derivative.of(direction.line(objective, point));
    // One element's slope is told per unit of the element, as users know it.
    double unit = direction.size() == 1 ? direction.steps()[0] : 1;
    double scale = direction.size() == 1 ? 0 : direction.magnitude(gradient);
    return new Comparison(
        direction.dot(gradient) / unit,
        numeric.value() / unit,
        numeric.uncertainty() / unit,
        scale);
  }

  /** The largest claim; where all are zero, the objective itself. */
  private double typical() {
    double largest = 0;
    for (int i = start; i < end; i++) {
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    return largest > 0 ? largest : Math.abs(objective.at(point));
  }
}
