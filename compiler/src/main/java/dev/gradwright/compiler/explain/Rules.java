package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.dag.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose rules take an adjoint from a formula to what it mentions. */
final class Rules {
  private Rules() {}

  /** The rules of the operators between a formula and a leaf, outermost first, each once. */
  static List<String> between(Expr formula, Expr leaf) {
    List<Expr> path = new ArrayList<>(path(formula, leaf));
    Collections.reverse(path);
    return path.stream()
        .map(Expr::operator)
        .map(Operator::ruleName)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** What depends on the leaf by reals, operands first. */
  private static List<Expr> path(Expr formula, Expr leaf) {
    Set<Expr> depending = new HashSet<>(Set.of(leaf));
    return Order.of(List.of(formula)).stream()
        .filter(expr -> expr.type().isReal())
        .filter(expr -> expr.operands().stream().anyMatch(depending::contains))
        .filter(depending::add)
        .toList();
  }
}
