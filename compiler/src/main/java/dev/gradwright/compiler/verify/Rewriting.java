package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Rebuilds expressions from below; {@code replace} is given each application as it was and as it is
 * on new operands, and says what stands in its place.
 */
final class Rewriting {
  private Rewriting() {}

  static List<Expr> of(List<Expr> roots, BinaryOperator<Expr> replace) {
    Map<Expr, Expr> rewritten = new HashMap<>();
    for (Expr expr : Order.of(roots)) {
      List<Expr> operands = expr.operands().stream().map(rewritten::get).toList();
      rewritten.put(expr, replace.apply(expr, rebuild(expr, operands)));
    }
    return roots.stream().map(rewritten::get).toList();
  }

  private static Expr rebuild(Expr expr, List<Expr> operands) {
    if (operands.equals(expr.operands())) {
      return expr;
    }
    ExprTable table = expr.table();
    return table.from(table.origin(expr), () -> table.apply(expr.operator(), operands));
  }
}
