package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a walk has come to through the formula of another derivative. */
final class DerivedUses {
  private final Set<Expr> reached = new HashSet<>();

  boolean reach(Expr expr) {
    return reached.contains(expr);
  }

  boolean reachAny(Collection<Expr> exprs) {
    return exprs.stream().anyMatch(reached::contains);
  }

  /** Goes on from an application to one of its operands. */
  void leave(Expr expr, Expr operand) {
    if (reached.contains(expr) || isDerivative(expr)) {
      reached.add(operand);
    }
  }

  void mark(Expr operand) {
    reached.add(operand);
  }

  /** Whether a loop computes derivatives. */
  boolean isIn(LoopRun run, List<Expr> results) {
    return results.stream().anyMatch(DerivedUses::isDerivative)
        || Order.of(run.loop().roots(results)).stream().anyMatch(DerivedUses::isDerivative);
  }

  private static boolean isDerivative(Expr expr) {
    return expr.table().origin(expr).filter(o -> o.role() != Origin.Role.VALUE).isPresent();
  }
}
