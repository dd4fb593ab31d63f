package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import java.util.HashMap;
import java.util.Map;

/** The scope of every expression: the innermost loop whose turns change it. */
final class Scopes {
  private final Scope outermost = Scope.outermost();
  private final Map<Expr, Scope> inside = new HashMap<>();

  Scope outermost() {
    return outermost;
  }

  Scope of(Expr expr) {
    return inside.getOrDefault(expr, outermost);
  }

  /** The innermost scope of several expressions, whose scopes lie inside each other. */
  Scope of(Iterable<Expr> exprs) {
    Scope deepest = outermost;
    for (Expr expr : exprs) {
      deepest = deepest.deeper(of(expr));
    }
    return deepest;
  }

  /** Puts an expression where its operands are. */
  Expr place(Expr expr) {
    return place(expr, of(expr.operands()));
  }

  Expr place(Expr expr, Scope scope) {
    if (scope != outermost) {
      inside.put(expr, scope);
    }
    return expr;
  }
}
