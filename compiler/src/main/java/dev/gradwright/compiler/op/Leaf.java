package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** A value from outside, known by its name: an input, a parameter, the parameter of a body. */
public record Leaf(String name, TensorType type, Facts facts) implements Registered {
  @Override
  public String spelling() {
    return name;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.isEmpty(), this, operands);
    return type;
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Computation.Given();
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return facts;
  }
}
