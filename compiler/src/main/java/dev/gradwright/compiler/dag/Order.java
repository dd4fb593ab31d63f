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
  private static final Comparator<Expr> BY_NUMBER = Comparator.comparingInt(Expr::number);

  private Order() {}

  public static List<Expr> of(Collection<Expr> roots) {
    Set<Expr> seen = new HashSet<>(roots);
    List<Expr> order = new ArrayList<>(seen);
    Deque<Expr> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Expr operand : open.pop().operands()) {
        if (seen.add(operand)) {
          order.add(operand);
          open.push(operand);
        }
      }
    }
    // Numbers rise from operands to results. In the order found they fall over long stretches,
    // which sort faster than what a hash table lists.
    order.sort(BY_NUMBER);
    return order;
  }
}
