package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[.., j, ..] = x[..]}: the operand's axes lie, in order, at the given axes of the result;
 * along the others it repeats.
 */
public record Broadcast(Shape to, List<Integer> axes) implements Movement {
  public Broadcast {
    axes = List.copyOf(axes);
  }

  @Override
  public String spelling() {
    return "broadcast";
  }

  @Override
  public Optional<String> ruleName() {
    return Optional.empty();
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits =
        operands.size() == 1
            && Axes.areAxes(axes, to.rank())
            && x.shape().extents().equals(axes.stream().map(to::extent).toList());
    Require.that(fits, this, operands);
    return x.withShape(to);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.load(0, operands.get(0), axes));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Totals.sum(seed, new Axes(to.rank(), axes).kept()));
  }
}
