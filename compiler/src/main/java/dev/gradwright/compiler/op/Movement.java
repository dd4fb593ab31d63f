package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import java.util.List;
import java.util.Optional;

/** {@code y[i] = x[p(i)]}: every element is one of the first operand, at a place of its own. */
public sealed interface Movement extends Registered
    permits Broadcast, Reshape, Transpose, Diagonal, Slice, Reverse, Gather {
  @Override
  default Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.linear(result, tangents);
  }

  @Override
  default Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
