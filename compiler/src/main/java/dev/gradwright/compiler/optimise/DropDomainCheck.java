package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Within;
import java.util.Optional;

/** {@code within(x) -> x} where x is known to keep to the domain. */
final class DropDomainCheck implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return expr.operator() instanceof Within within && within.holds(expr.operand(0).facts())
        ? Optional.of(expr.operand(0))
        : Optional.empty();
  }
}
