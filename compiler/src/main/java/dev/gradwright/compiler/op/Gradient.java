package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code de/da}: operands are the real scalar e, and a. */
public record Gradient() implements Derivative {
  @Override
  public Kind kind() {
    return Kind.GRADIENT;
  }

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
}
