package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
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
    Function function =
        switch (to) {
          case REAL -> Function.TO_REAL;
          case INT, BOOL -> Function.TO_INT;
          case F32 -> Function.TO_F32;
          case F16 -> Function.TO_F16;
          case BF16 -> Function.TO_BF16;
        };
    Scalar x = Scalars.load(0, operands.get(0));
    return Computation.Pointwise.of(new Scalar.Apply(function, List.of(x), to));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
