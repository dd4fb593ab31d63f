package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Order;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What derivatives flow through: sources, and the reals that are computed from them. */
final class Activity {
  private Activity() {}

  /** The sources and the reals that are computed from them, in an order of operands first. */
  static Set<Expr> of(List<Expr> order, Collection<Expr> sources) {
    Set<Expr> given = new HashSet<>(sources);
    Set<Expr> active = new HashSet<>();
    for (Expr expr : order) {
      boolean depends = expr.operands().stream().anyMatch(active::contains);
      if (given.contains(expr) || depends && passes(expr)) {
        active.add(expr);
      }
    }
    return active;
  }

  private static boolean passes(Expr expr) {
    return expr.type().isReal() && !expr.operator().isFlat();
  }

  /** The given parameters of a loop and the carries that depend on them in some step. */
  static Set<Expr> parameters(Loop loop, Collection<Expr> given) {
    Set<Expr> all = new HashSet<>(given);
    List<Expr> order = Order.of(loop.next());
    boolean grown = true;
    while (grown) {
      Set<Expr> active = of(order, all);
      grown = false;
      for (int i = 0; i < loop.carries().size(); i++) {
        if (active.contains(loop.next().get(i)) && loop.carries().get(i).type().isReal()) {
          grown |= all.add(loop.carries().get(i));
        }
      }
    }
    return all;
  }
}
