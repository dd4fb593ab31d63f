package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which expressions are computed from any of some sources; iterative, and remembered. */
final class Dependence {
  private final Map<Expr, Boolean> known = new HashMap<>();
  private int first = Integer.MAX_VALUE;

  Dependence(Collection<Expr> sources) {
    sources.forEach(this::add);
  }

  /** One more source, which nothing asked about so far is computed from. */
  void add(Expr source) {
    known.put(source, true);
    first = Math.min(first, source.number());
  }

  boolean of(Expr expr) {
    Deque<Expr> open = new ArrayDeque<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.peek();
      List<Expr> unknown = isKnown(next) ? List.of() : unknown(next);
      unknown.forEach(open::push);
      if (unknown.isEmpty()) {
        open.pop();
        known.computeIfAbsent(next, this::follows);
      }
    }
    return known.get(expr);
  }

  /** What was made before all sources is computed from none. */
  private boolean isKnown(Expr expr) {
    return known.containsKey(expr) || expr.number() < first;
  }

  private List<Expr> unknown(Expr expr) {
    return expr.operands().stream().filter(operand -> !isKnown(operand)).toList();
  }

  private boolean follows(Expr expr) {
    return expr.operands().stream().anyMatch(x -> known.getOrDefault(x, false));
  }
}
