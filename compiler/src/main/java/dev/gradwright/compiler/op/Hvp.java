package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code d2e/da2 v}: operands are the real scalar e, a, and the direction v. */
public record Hvp() implements Derivative {
  @Override
  public Kind kind() {
    return Kind.HVP;
  }

  @Override
  public String spelling() {
    return "hvp";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 3
            && operands.get(0).equals(TensorType.scalar(ElementType.REAL))
            && operands.get(1).isReal()
            && operands.get(2).equals(operands.get(1));
    Require.that(fits, this, operands);
    return operands.get(1);
  }
}
