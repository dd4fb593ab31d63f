package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** {@code y} has the elements of {@code x} in the same row-major order, in another shape. */
public record Reshape(Shape to) implements Movement {
  @Override
  public String spelling() {
    return "reshape";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && x.shape().size().equals(to.size());
    Require.that(fits, this, operands);
    return x.withShape(to);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(new Scalar.LoadSamePlace(0, operands.get(0).element()));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Rearrange.reshape(seed, result.operand(0).shape()));
  }
}
