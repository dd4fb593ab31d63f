package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Slope;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i] = max (min) over k of x[i, k]}, k being the indices of the given axes. Elements that
 * tie for it share the seed equally.
 */
public record Extreme(Kind kind, List<Integer> axes) implements Registered {
  /** Which end. */
  public enum Kind {
    MAX("max", Fold.MAX),
    MIN("min", Fold.MIN);

    private final String spelling;
    private final Fold fold;

    Kind(String spelling, Fold fold) {
      this.spelling = spelling;
      this.fold = fold;
    }
  }

  public Extreme {
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
    return x.withShape(new Axes(x.rank(), axes).keptOf(x.shape()));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Axes.fold(kind.fold, operands.get(0), axes);
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Expr winners = winners(result);
    Expr share = Formula.divide(seed, count(winners));
    Expr spread = Rearrange.spread(share, result.operand(0).shape(), axes);
    return Optional.of(Formula.select(winners, spread, Formula.zerosLike(spread)));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    Expr winners = winners(result);
    return tangents
        .get(0)
        .map(t -> Formula.select(winners, t, Formula.zerosLike(t)))
        .map(t -> Formula.divide(Totals.sum(t, axes), count(winners)));
  }

  private Expr winners(Expr result) {
    Expr x = result.operand(0);
    return Formula.equal(x, Rearrange.spread(result, x.shape(), axes));
  }

  private Expr count(Expr winners) {
    return Totals.sum(Formula.cast(winners, ElementType.REAL), axes);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }

  @Override
  public List<Singularity> singularities() {
    return Singularity.whole("elements of %s tie", Value.FINITE, Slope.SHARED);
  }
}
