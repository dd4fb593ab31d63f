package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.CustomRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules that knowingly are not the derivative: they exist for the way back alone. */
final class Surrogates {
  private Surrogates() {}

  /** Whether such a rule lies between an expression and what it is differentiated by. */
  static boolean areCrossed(Expr e, Expr a) {
    List<Expr> order = Order.of(List.of(e));
    Set<Expr> active = Activity.of(order, List.of(a));
    return order.stream().filter(active::contains).anyMatch(Surrogates::isOne);
  }

  private static boolean isOne(Expr expr) {
    if (expr.operator() instanceof CustomRule rule) {
      return rule.kind() == CustomRule.Kind.SURROGATE || areIn(rule.primal().results());
    }
    if (expr.operator() instanceof LoopResult result) {
      List<Expr> body = new ArrayList<>(result.loop().next());
      body.add(result.of());
      return areIn(body);
    }
    return false;
  }

  private static boolean areIn(List<Expr> body) {
    return Order.of(body).stream().anyMatch(Surrogates::isOne);
  }
}
