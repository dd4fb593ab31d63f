package dev.gradwright.compiler.dag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Makes expressions anew from the operands up; iterative, so that depth costs no stack. */
public final class Rebuild {
  private Rebuild() {}

  /**
   * What {@code step} makes of each expression that the roots are computed from, given what it made
   * of the operands; new expressions bear the origin of the old.
   */
  public static Map<Expr, Expr> of(
      Collection<Expr> roots, BiFunction<Expr, List<Expr>, Expr> step) {
    List<Expr> order = Order.of(roots);
    Map<Expr, Expr> made = new HashMap<>(2 * order.size());
    for (Expr expr : order) {
      List<Expr> operands = made(expr.operands(), made);
      ExprTable table = expr.table();
      made.put(expr, table.from(table.origin(expr), () -> step.apply(expr, operands)));
    }
    return made;
  }

  private static List<Expr> made(List<Expr> operands, Map<Expr, Expr> made) {
    for (Expr operand : operands) {
      if (made.get(operand) != operand) {
        return operands.stream().map(made::get).toList();
      }
    }
    return operands;
  }

  /** What {@link #of} makes of the roots themselves, in their order. */
  public static List<Expr> all(List<Expr> roots, BiFunction<Expr, List<Expr>, Expr> step) {
    Map<Expr, Expr> made = of(roots, step);
    return roots.stream().map(made::get).toList();
  }

  /** The same operator on other operands. */
  public static Expr same(Expr expr, List<Expr> operands) {
    return operands.equals(expr.operands()) ? expr : expr.table().apply(expr.operator(), operands);
  }
}
