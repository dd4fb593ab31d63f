package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Transpose;
import java.util.List;
import java.util.Optional;

/** {@code (x^p)^q -> x^(p q)}. */
final class MergeTransposes implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Transpose outer)
        || !(expr.operand(0).operator() instanceof Transpose inner)) {
      return Optional.empty();
    }
    List<Integer> both = outer.permutation().stream().map(inner.permutation()::get).toList();
    return Optional.of(Rearrange.transpose(expr.operand(0).operand(0), both));
  }
}
