package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code y[i] = i[axis]}: each element's own index along an axis. */
public record Iota(Shape shape, int axis) implements Registered {
  @Override
  public String spelling() {
    return "iota";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.isEmpty() && axis < shape.rank(), this, operands);
    return new TensorType(ElementType.INT, shape);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.position(Affine.axis(axis)));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.between(0, Double.POSITIVE_INFINITY);
  }
}
