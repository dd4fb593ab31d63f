package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** Refuses operands that the compiler should not have given. */
final class Require {
  private Require() {}

  static void that(boolean fits, Operator operator, List<TensorType> operands) {
    if (!fits) {
      throw new IllegalArgumentException(
          "operator " + operator.spelling() + " (" + operator + ") does not fit " + operands);
    }
  }
}
