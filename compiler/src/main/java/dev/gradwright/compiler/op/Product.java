package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i] = prod over k of x[i, k]} along one axis. The slope in x[i, k] is the product of the
 * others: nothing is divided, so zeros need no care, at any order.
 */
public record Product(int axis) implements Registered {
  @Override
  public String spelling() {
    return "prod";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && Elements.NUMBERS.accept(x.element());
    Require.that(fits && 0 <= axis && axis < x.rank(), this, operands);
    return x.withShape(x.shape().without(axis));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Axes.fold(Fold.PRODUCT, operands.get(0), List.of(axis));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Expr x = result.operand(0);
    return Optional.of(
        Formula.along(Rearrange.spread(seed, x.shape(), List.of(axis)), ofTheOthers(x)));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents
        .get(0)
        .map(t -> Formula.along(t, ofTheOthers(result.operand(0))))
        .map(t -> Totals.sum(t, List.of(axis)));
  }

  /** {@code o[i, k] = prod over l of (k = l ? 1 : x[i, l])}. */
  private Expr ofTheOthers(Expr x) {
    Shape square = x.shape().with(axis, x.shape().extent(axis));
    Expr k = Leaves.iota(x.table(), square, axis);
    Expr l = Leaves.iota(x.table(), square, axis + 1);
    Expr xl = Rearrange.spread(x, square, List.of(axis));
    Expr others = Formula.select(Formula.equal(k, l), Formula.one(xl), xl);
    return Totals.product(others, axis + 1);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    Facts x = operands.get(0);
    double infinity = Double.POSITIVE_INFINITY;
    return new Facts(x.finite(), x.finite(), x.isNonNegative() ? 0 : -infinity, infinity);
  }
}
