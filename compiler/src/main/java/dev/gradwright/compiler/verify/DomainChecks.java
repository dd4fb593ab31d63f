package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Within;
import java.util.List;

/** The checks that values keep to their domains, which a step of a difference may leave. */
final class DomainChecks {
  private DomainChecks() {}

  static Expr drop(Expr root) {
    return Rewriting.of(
            List.of(root),
            (original, expr) -> expr.operator() instanceof Within ? expr.operand(0) : expr)
        .get(0);
  }
}
