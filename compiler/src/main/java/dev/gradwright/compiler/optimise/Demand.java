package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import java.util.List;

/** How often expressions were wanted when that was last counted. */
final class Demand {
  /** By the numbers of expressions. */
  private int[] uses = {};

  /** Counts anew: places as an operand, and as a root. */
  void count(List<Expr> roots) {
    List<Expr> order = Order.of(roots);
    uses = new int[order.isEmpty() ? 0 : order.get(order.size() - 1).number() + 1];
    roots.forEach(this::add);
    order.forEach(expr -> expr.operands().forEach(this::add));
  }

  /** Of nothing is known how often it is wanted. */
  void forget() {
    uses = new int[0];
  }

  private void add(Expr expr) {
    uses[expr.number()]++;
  }

  /** Whether it stood at one place alone; of what has been made since, that is not known. */
  boolean isSingle(Expr expr) {
    return expr.number() < uses.length && uses[expr.number()] == 1;
  }
}
