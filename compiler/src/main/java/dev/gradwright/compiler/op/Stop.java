package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code y = x}, a constant for derivatives. Erased when these have been expanded. */
public record Stop() implements Registered {
  @Override
  public String spelling() {
    return "stop";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.load(0, operands.get(0)));
  }

  @Override
  public boolean isFlat() {
    return true;
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
