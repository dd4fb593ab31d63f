package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/**
 * {@code y[i]} is the row-major position k of the first largest (smallest) x[i, k], k being the
 * indices of the given axes; it has no derivative.
 */
public record ArgExtreme(Kind kind, List<Integer> axes) implements Registered {
  /** Which end. */
  public enum Kind {
    ARGMAX("argmax", Fold.ARGMAX),
    ARGMIN("argmin", Fold.ARGMIN);

    private final String spelling;
    private final Fold fold;

    Kind(String spelling, Fold fold) {
      this.spelling = spelling;
      this.fold = fold;
    }
  }

  public ArgExtreme {
    axes = List.copyOf(axes);
  }

  @Override
  public String spelling() {
    return kind.spelling;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && Elements.NUMBERS.accept(x.element());
    Require.that(fits && Axes.areAxes(axes, x.rank()), this, operands);
    return new TensorType(ElementType.INT, new Axes(x.rank(), axes).keptOf(x.shape()));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Axes.fold(kind.fold, operands.get(0), axes);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.between(0, Double.POSITIVE_INFINITY);
  }
}
