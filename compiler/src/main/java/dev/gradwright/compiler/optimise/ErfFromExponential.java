package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Unary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code erf x} by {@code exp(-x^2)}, where that is wanted anyway: its slope is made of it. */
final class ErfFromExponential {
  private ErfFromExponential() {}

  static List<Expr> of(List<Expr> roots) {
    List<Expr> order = Order.of(roots);
    if (order.stream().noneMatch(expr -> is(expr, Unary.ERF))) {
      return roots;
    }
    Set<Expr> wanted = new HashSet<>(order);
    return Rebuild.all(
        roots,
        (expr, operands) ->
            is(expr, Unary.ERF) && wanted.contains(Formula.erfBeside(expr.operand(0)).operand(1))
                ? Formula.erfBeside(operands.get(0))
                : Rebuild.same(expr, operands));
  }
}
