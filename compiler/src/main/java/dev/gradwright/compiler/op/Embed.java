package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[.., i, .., j, ..] = (i = j ? x[.., i, ..] : 0)}: lays an axis along a diagonal. */
public record Embed(int first, int second) implements Registered {
  @Override
  public String spelling() {
    return "embed";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && first < second && second <= x.rank();
    Require.that(fits, this, operands);
    return x.withShape(x.shape().with(second, x.shape().extent(first)));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    Scalar i = Scalars.position(Affine.axis(first));
    Scalar j = Scalars.position(Affine.axis(second));
    List<Integer> axes = new ArrayList<>(Axes.all(x.rank() + 1));
    axes.remove(second);
    return Computation.Pointwise.of(
        new Scalar.Choose(
            Scalars.test(Function.EQUAL, i, j),
            Scalars.load(0, x, axes),
            Scalars.zero(x.element())));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Rearrange.diagonal(seed, first, second));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.linear(result, tangents);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0).or(Facts.of(0));
  }
}
