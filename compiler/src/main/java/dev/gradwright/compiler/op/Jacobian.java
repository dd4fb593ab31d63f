package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code y[i, j] = de[i]/da[j]}: operands are the real e, and a. */
public record Jacobian() implements Derivative {
  @Override
  public Kind kind() {
    return Kind.JACOBIAN;
  }

  @Override
  public String spelling() {
    return "jacobian";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 2 && operands.get(0).isReal() && operands.get(1).isReal();
    Require.that(fits, this, operands);
    return operands.get(1).withShape(operands.get(1).shape().under(operands.get(0).shape()));
  }
}
