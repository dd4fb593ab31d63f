package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/**
 * {@code de/da}: operands are the real scalar e and a, a node that e is computed from. Expanded by
 * the adjoint stage, before anything is computed.
 */
public record Gradient() implements Registered {
  @Override
  public String spelling() {
    return "grad";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 2
            && operands.get(0).equals(TensorType.scalar(ElementType.REAL))
            && operands.get(1).isReal();
    Require.that(fits, this, operands);
    return operands.get(1);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    throw new IllegalStateException("a gradient is expanded before anything is computed");
  }
}
