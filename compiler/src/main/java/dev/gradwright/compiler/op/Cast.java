package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/**
 * {@code y[i] = x[i]} as a real or an int: a bool is 1 or 0, a real is cut towards 0; or a real as
 * the nearest number of a narrow type.
 */
public record Cast(ElementType to) implements Registered {
  @Override
  public String spelling() {
    return "to " + to;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 1 && operands.get(0).element() != to && to != ElementType.BOOL;
    Require.that(fits, this, operands);
    return operands.get(0).withElement(to);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    Scalar x = Scalars.load(0, operands.get(0));
    return Computation.Pointwise.of(Scalars.convert(x, to));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
