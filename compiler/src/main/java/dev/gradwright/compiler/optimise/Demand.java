package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often expressions were wanted when that was last counted. */
final class Demand {
  private final Map<Expr, Integer> uses = new HashMap<>();

  /** Counts anew: places as an operand, and as a root. */
  void count(List<Expr> roots) {
    forget();
    roots.forEach(this::add);
    Order.of(roots).forEach(expr -> expr.operands().forEach(this::add));
  }

  /** Of nothing is known how often it is wanted. */
  void forget() {
    uses.clear();
  }

  private void add(Expr expr) {
    uses.merge(expr, 1, Integer::sum);
  }

  /** Whether it stood at one place alone; of what has been made since, that is not known. */
  boolean isSingle(Expr expr) {
    return uses.getOrDefault(expr, 0) == 1;
  }
}
