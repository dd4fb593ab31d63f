package dev.gradwright.compiler.dag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces expressions by others, and rebuilds what is computed from them. */
public final class Substitution {
  private final Map<Expr, Expr> replaced = new HashMap<>();

  private Substitution() {}

  public static Substitution of(List<Expr> from, List<Expr> to) {
    Substitution substitution = new Substitution();
    for (int i = 0; i < from.size(); i++) {
      substitution.replaced.put(from.get(i), to.get(i));
    }
    return substitution;
  }

  public List<Expr> apply(List<Expr> roots) {
    return Rebuild.all(
        roots,
        (expr, operands) ->
            replaced.containsKey(expr) ? replaced.get(expr) : Rebuild.same(expr, operands));
  }
}
