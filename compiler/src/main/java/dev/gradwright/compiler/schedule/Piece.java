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
  record Range(int axis, Extent from, Extent to) {}

  /** How many formulas one kernel may choose from. */
  private static final int FORMULAS = 16;

  /**
   * The pieces of a formula that chooses from too many others; the formula itself if it does not.
   */
  static List<Piece> of(Scalar value, List<Extent> space) {
    OptionalInt axis = axis(value);
    if (axis.isEmpty() || formulas(value) <= FORMULAS) {
      return List.of(new Piece(Optional.empty(), value));
    }
    List<Piece> pieces = new ArrayList<>();
    int along = axis.getAsInt();
    split(value, new Range(along, Extent.ZERO, space.get(along)), pieces);
    return pieces;
  }

  private static void split(Scalar value, Range range, List<Piece> pieces) {
    boolean comesApart =
        axis(value).equals(OptionalInt.of(range.axis)) && formulas(value) > FORMULAS;
    if (!comesApart) {
      pieces.add(new Piece(Optional.of(range), value));
      return;
    }
    Scalar.Choose choose = (Scalar.Choose) value;
    Extent middle = bound((Scalar.Apply) choose.condition());
    split(choose.then(), new Range(range.axis, range.from, middle), pieces);
    split(choose.otherwise(), new Range(range.axis, middle, range.to), pieces);
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
