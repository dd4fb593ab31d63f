package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[.., i, ..] = x[.., i, .., i, ..]}: reads along the diagonal of two axes, of which the
 * first remains.
 */
public record Diagonal(int first, int second) implements Movement {
  @Override
  public String spelling() {
    return "diagonal";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && Axes.areAxes(List.of(first, second), x.rank());
    Require.that(fits && x.shape().extent(first).equals(x.shape().extent(second)), this, operands);
    return x.withShape(x.shape().without(second));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    List<Integer> axes = new ArrayList<>(Axes.all(x.rank() - 1));
    axes.add(second, first);
    return Computation.Pointwise.of(Scalars.load(0, x, axes));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(seed.table().apply(new Embed(first, second), seed));
  }
}
