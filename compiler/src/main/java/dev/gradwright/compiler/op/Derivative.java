package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/**
 * An operator whose operands are a real e, then a node a that e is computed from, by which e is
 * differentiated. Expanded by the adjoint stage, before anything is computed.
 */
public sealed interface Derivative extends Registered permits Gradient, Jvp, Hvp, Jacobian {
  Kind kind();

  @Override
  default Computation computation(List<TensorType> operands) {
    return new Computation.Formal();
  }

  /** Which derivative it is. */
  enum Kind {
    /** {@code de/da} of a scalar. */
    GRADIENT,
    /** {@code de/da v}. */
    JVP,
    /** {@code d2e/da2 v}. */
    HVP,
    /** {@code de[i]/da[j]}. */
    JACOBIAN
  }
}
