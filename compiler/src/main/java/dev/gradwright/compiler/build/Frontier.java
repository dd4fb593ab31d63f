package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where a body ends: what is outside of it and an operand of what is inside. */
final class Frontier {
  private Frontier() {}

  /** The nearest expressions outside, in the order of their making. */
  static List<Expr> of(Collection<Expr> roots, Predicate<Expr> isInside) {
    Set<Expr> seen = new HashSet<>(roots);
    Deque<Expr> open = new ArrayDeque<>(seen);
    Set<Expr> outside = new HashSet<>();
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (isInside.test(expr)) {
        expr.operands().stream().filter(seen::add).forEach(open::push);
      } else {
        outside.add(expr);
      }
    }
    return outside.stream().sorted(Comparator.comparingInt(Expr::number)).toList();
  }
}
