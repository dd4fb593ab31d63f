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
    for (Expr expr : Order.of(roots)) {
      replaced.computeIfAbsent(expr, this::rebuild);
    }
    return roots.stream().map(replaced::get).toList();
  }

  private Expr rebuild(Expr expr) {
    List<Expr> operands = expr.operands().stream().map(replaced::get).toList();
    if (operands.equals(expr.operands())) {
      return expr;
    }
    ExprTable table = expr.table();
    return table.from(table.origin(expr), () -> table.apply(expr.operator(), operands));
  }
}
