package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code y = x}, so that what is computed from y is not what is computed from x. */
record Apart() implements Scheduled {
  @Override
  public String spelling() {
    return "apart";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(new Scalar.LoadSamePlace(0, operands.get(0).element()));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
