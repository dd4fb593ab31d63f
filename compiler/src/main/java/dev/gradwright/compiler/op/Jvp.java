package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code de/da v}: operands are the real e, a, and the direction v. */
public record Jvp() implements Derivative {
  @Override
  public Kind kind() {
    return Kind.JVP;
  }

  @Override
  public String spelling() {
    return "jvp";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 3
            && operands.get(0).isReal()
            && operands.get(1).isReal()
            && operands.get(2).equals(operands.get(1));
    Require.that(fits, this, operands);
    return operands.get(0);
  }
}
