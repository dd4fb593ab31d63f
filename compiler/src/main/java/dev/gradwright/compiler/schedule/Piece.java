package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A formula that holds for a range of one axis: what a choice by position comes apart into. */
record Piece(Optional<Range> range, Scalar value) {

  /** {@code from <= index of the axis < to}. */
  record Range(int axis, Extent from, Extent to) {
    /** Given how many elements an index of the axis stands for. */
    private boolean isLong(Extent row) {
      return to.minus(from).times(row).evaluate(dim -> USUAL) >= LONG;
    }
  }

  /** How many formulas one kernel may choose from. */
  private static final int FORMULAS = 16;

  /** How many elements in a row make up for a loop of their own. */
  private static final long LONG = 64;

  /** What a dim that is known at run time alone is taken for. */
  private static final long USUAL = 64;

  /**
   * The pieces of a formula that chooses from too many others, or between others for so long that
   * they are better not chosen from element by element; the formula itself if it does not.
   */
  static List<Piece> of(Scalar value, List<Extent> space) {
    OptionalInt axis = axis(value);
    if (axis.isEmpty()) {
      return List.of(new Piece(Optional.empty(), value));
    }
    int along = axis.getAsInt();
    Extent row = space.subList(along + 1, space.size()).stream().reduce(Extent.ONE, Extent::times);
    List<Piece> pieces = new ArrayList<>();
    split(value, new Range(along, Extent.ZERO, space.get(along)), row, pieces);
    return pieces.size() == 1 ? List.of(new Piece(Optional.empty(), value)) : pieces;
  }

  private static void split(Scalar value, Range range, Extent row, List<Piece> pieces) {
    if (!axis(value).equals(OptionalInt.of(range.axis))) {
      pieces.add(new Piece(Optional.of(range), value));
      return;
    }
    Scalar.Choose choose = (Scalar.Choose) value;
    Extent middle = bound((Scalar.Apply) choose.condition());
    Range before = new Range(range.axis, range.from, middle);
    Range after = new Range(range.axis, middle, range.to);
    if (formulas(value) > FORMULAS || before.isLong(row) && after.isLong(row)) {
      split(choose.then(), before, row, pieces);
      split(choose.otherwise(), after, row, pieces);
    } else {
      pieces.add(new Piece(Optional.of(range), value));
    }
  }

  private static int formulas(Scalar value) {
    return value instanceof Scalar.Choose choose
        ? formulas(choose.then()) + formulas(choose.otherwise())
        : 1;
  }

  /** The axis of a choice by {@code index < bound}. */
  private static OptionalInt axis(Scalar value) {
    return value instanceof Scalar.Choose choose
            && choose.condition() instanceof Scalar.Apply test
            && test.function() == Function.LESS
            && test.arguments().get(0) instanceof Scalar.Position index
            && test.arguments().get(1) instanceof Scalar.Position bound
            && bound.index().coefficients().isEmpty()
            && index.index().coefficients().size() == 1
            && index.index().equals(Affine.axis(axisOf(index)))
        ? OptionalInt.of(axisOf(index))
        : OptionalInt.empty();
  }

  private static int axisOf(Scalar.Position index) {
    return index.index().coefficients().keySet().iterator().next();
  }

  private static Extent bound(Scalar.Apply test) {
    return ((Scalar.Position) test.arguments().get(1)).index().offset();
  }
}
