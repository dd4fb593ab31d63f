package dev.gradwright.compiler.dag;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The expressions that roots are computed from, operands first; iterative, so that depth costs no
 * stack.
 */
public final class Order {
  private Order() {}

  public static List<Expr> of(Collection<Expr> roots) {
    Set<Expr> seen = new HashSet<>(roots);
    Deque<Expr> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Expr operand : open.pop().operands()) {
        if (seen.add(operand)) {
          open.push(operand);
        }
      }
    }
    List<Expr> order = new ArrayList<>(seen);
    // Numbers rise from operands to results, and do not depend on hash order.
    order.sort(Comparator.comparingInt(Expr::number));
    return order;
  }
}
