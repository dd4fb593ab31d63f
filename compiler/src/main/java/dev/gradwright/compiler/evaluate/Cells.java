package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Makes scalar expressions ready: loads find their operands, extents become numbers. */
final class Cells {
  private final List<Numbers> operands;
  private final ToLongFunction<String> dims;
  private final Memory memory;

  Cells(List<Numbers> operands, ToLongFunction<String> dims, Memory memory) {
    this.operands = operands;
    this.dims = dims;
    this.memory = memory;
  }

  private record Exact(ToDoubleFunction<Cursor> number) implements Cell {
    @Override
    public double value(Cursor at) {
      return number.applyAsDouble(at);
    }

    @Override
    public double magnitude(Cursor at) {
      return Math.abs(value(at));
    }
  }

  private record Read(Numbers from, ToIntFunction<Cursor> place) implements Cell {
    @Override
    public double value(Cursor at) {
      return from.elements()[place.applyAsInt(at)];
    }

    @Override
    public double magnitude(Cursor at) {
      return from.magnitudes()[place.applyAsInt(at)];
    }
  }

  private record Applied(Function function, Cell x, Cell y) implements Cell {
    @Override
    public double value(Cursor at) {
      double first = x.value(at);
      return Arithmetic.value(function, first, y == x ? first : y.value(at));
    }

    @Override
    public double magnitude(Cursor at) {
      double first = x.value(at);
      double last = y == x ? first : y.value(at);
      double value = Arithmetic.value(function, first, last);
      double firstMagnitude = x.magnitude(at);
      double lastMagnitude = y == x ? firstMagnitude : y.magnitude(at);
      return Arithmetic.magnitude(function, first, last, value, firstMagnitude, lastMagnitude);
    }

    /** Whether it holds that two values are equal, by rounding perhaps. */
    boolean isEqualByChance(Cursor at) {
      boolean rounded =
          x.magnitude(at) > Math.abs(x.value(at)) || y.magnitude(at) > Math.abs(y.value(at));
      return function == Function.EQUAL && rounded && value(at) != 0;
    }
  }

  private record Chosen(Cell condition, Cell then, Cell otherwise) implements Cell {
    @Override
    public double value(Cursor at) {
      return chosen(at).value(at);
    }

    @Override
    public double magnitude(Cursor at) {
      double magnitude = chosen(at).magnitude(at);
      return condition instanceof Applied test && test.isEqualByChance(at)
          ? larger(magnitude, otherwise.magnitude(at))
          : magnitude;
    }

    /** The other choice bounds the error too, unless it has no value. */
    private static double larger(double chosen, double other) {
      return Double.isFinite(other) ? Math.max(chosen, other) : chosen;
    }

    private Cell chosen(Cursor at) {
      return condition.value(at) != 0 ? then : otherwise;
    }
  }

  private record Kept(Cell x, Cell from, Cell to, String what) implements Cell {
    @Override
    public double value(Cursor at) {
      double value = x.value(at);
      if (!(value >= from.value(at) && value <= to.value(at))) {
        throw new ArithmeticException(what + ", is " + value);
      }
      return value;
    }

    @Override
    public double magnitude(Cursor at) {
      return x.magnitude(at);
    }
  }

  Cell of(Scalar scalar) {
    if (scalar instanceof Scalar.Literal literal) {
      double value = literal.value();
      return new Exact(at -> value);
    }
    if (scalar instanceof Scalar.Position position) {
      ToIntFunction<Cursor> index = affine(position.index());
      return new Exact(index::applyAsInt);
    }
    if (scalar instanceof Scalar.Load load) {
      Numbers from = operands.get(load.operand());
      return new Read(from, place(from, load.coordinates()));
    }
    if (scalar instanceof Scalar.LoadSamePlace load) {
      return new Read(operands.get(load.operand()), Cursor::place);
    }
    if (scalar instanceof Scalar.Apply apply && RandomCell.isDraw(apply.function())) {
      return new RandomCell(apply.function(), apply.arguments().stream().map(this::of).toList());
    }
    if (scalar instanceof Scalar.Apply apply) {
      Cell first = of(apply.arguments().get(0));
      Cell last = apply.arguments().size() == 1 ? first : of(apply.arguments().get(1));
      return new Applied(apply.function(), first, last);
    }
    if (scalar instanceof Scalar.Variable variable) {
      return new Read(memory.variables(), at -> variable.number());
    }
    if (scalar instanceof Scalar.Made made) {
      return new Read(memory.stored(), place(memory.stored(), made.coordinates()));
    }
    if (scalar instanceof Scalar.Within within) {
      return new Kept(of(within.value()), of(within.from()), of(within.to()), within.what());
    }
    Scalar.Choose choose = (Scalar.Choose) scalar;
    return new Chosen(of(choose.condition()), of(choose.then()), of(choose.otherwise()));
  }

  ToIntFunction<Cursor> affine(Affine index) {
    long offset = index.offset().evaluate(dims);
    int[] axes = index.coefficients().keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] factors =
        index.coefficients().values().stream().mapToLong(c -> c.evaluate(dims)).toArray();
    if (offset == 0 && axes.length == 1 && factors[0] == 1) {
      int axis = axes[0];
      return at -> at.index(axis);
    }
    return at -> {
      long sum = offset;
      for (int i = 0; i < axes.length; i++) {
        sum += factors[i] * at.index(axes[i]);
      }
      return Math.toIntExact(sum);
    };
  }

  /** The row-major place at coordinates, which must be inside. */
  ToIntFunction<Cursor> place(Numbers tensor, List<Coordinate> coordinates) {
    List<ToIntFunction<Cursor>> indices = coordinates.stream().map(this::index).toList();
    ToIntFunction<Cursor> place = at -> 0;
    for (int axis = 0; axis < indices.size(); axis++) {
      place = further(place, indices.get(axis), axis, tensor.extents().get(axis));
    }
    return place;
  }

  /** The place among rows and columns, of a place among rows. */
  private static ToIntFunction<Cursor> further(
      ToIntFunction<Cursor> rows, ToIntFunction<Cursor> index, int axis, int extent) {
    return at -> rows.applyAsInt(at) * extent + checked(index.applyAsInt(at), axis, extent);
  }

  private ToIntFunction<Cursor> index(Coordinate coordinate) {
    if (coordinate instanceof Coordinate.At at) {
      return affine(at.index());
    }
    Cell index = of(((Coordinate.Gathered) coordinate).index());
    return at -> (int) index.value(at);
  }

  private static int checked(int index, int axis, int extent) {
    if (index < 0 || index >= extent) {
      throw new IndexOutOfBoundsException(
          "index " + index + " on axis " + axis + ", whose extent is " + extent);
    }
    return index;
  }
}
