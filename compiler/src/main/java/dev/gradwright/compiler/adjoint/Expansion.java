package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.op.Leaves;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces gradients by formulas. Operands come first, so an inner gradient is a formula before an
 * outer one differentiates it; all gradients of one expression share one walk.
 */
final class Expansion {
  private final SurrogateRules surrogates;
  private final Map<Body, Body> expanded = new HashMap<>();

  Expansion(SurrogateRules surrogates) {
    this.surrogates = surrogates;
  }

  List<Expr> apply(List<Expr> roots) {
    Map<Expr, Set<Expr>> sources = sources(roots);
    Map<Expr, Map<Expr, Expr>> walks = new HashMap<>();
    Map<Expr, Expr> made = new HashMap<>();
    Map<Expr, Expr> all =
        Rebuild.of(
            roots,
            (expr, operands) -> {
              Expr result =
                  expr.operator() instanceof Gradient
                      ? gradient(
                          operands,
                          walks.computeIfAbsent(
                              expr.operand(0),
                              e -> walk(operands.get(0), images(sources.get(e), made))))
                      : step(expr, operands);
              made.put(expr, result);
              return result;
            });
    return roots.stream().map(all::get).toList();
  }

  /** For each expression with gradients, what they are taken with respect to. */
  private static Map<Expr, Set<Expr>> sources(List<Expr> roots) {
    Map<Expr, Set<Expr>> sources = new HashMap<>();
    for (Expr expr : Order.of(roots)) {
      if (expr.operator() instanceof Gradient) {
        sources.computeIfAbsent(expr.operand(0), e -> new LinkedHashSet<>()).add(expr.operand(1));
      }
    }
    return sources;
  }

  /** What has been made of the sources; what has not been yet is not below the expression. */
  private static List<Expr> images(Set<Expr> sources, Map<Expr, Expr> made) {
    return sources.stream().filter(made::containsKey).map(made::get).toList();
  }

  private static Map<Expr, Expr> walk(Expr result, Collection<Expr> sources) {
    return ReverseWalk.of(result, Formula.one(result), sources);
  }

  private static Expr gradient(List<Expr> operands, Map<Expr, Expr> adjoints) {
    Expr source = operands.get(1);
    return adjoints.containsKey(source)
        ? adjoints.get(source)
        : Leaves.zeros(source.table(), source.type());
  }

  private Expr step(Expr expr, List<Expr> operands) {
    if (!(expr.operator() instanceof CustomRule rule)) {
      return Rebuild.same(expr, operands);
    }
    Body primal = expanded(rule.primal());
    if (rule.kind() == CustomRule.Kind.SURROGATE && surrogates == SurrogateRules.TRUE_DERIVATIVE) {
      return primal.apply(operands).get(rule.result());
    }
    Body bars = expanded(rule.bars());
    CustomRule whole = new CustomRule(primal, bars, rule.result(), rule.kind());
    return expr.table().apply(whole, operands);
  }

  private Body expanded(Body body) {
    Body known = expanded.get(body);
    if (known == null) {
      known = new Body(body.parameters(), apply(body.results()));
      expanded.put(body, known);
    }
    return known;
  }
}
