package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gradients among expressions: all those of one expression share one walk. */
final class Gradients {
  private final Map<Expr, Set<Expr>> sources = new HashMap<>();
  private final Map<Expr, Map<Expr, Expr>> walks = new HashMap<>();
  private final Map<Expr, Expr> made = new HashMap<>();
  private final Passage passage;

  Gradients(Collection<Expr> exprs, Passage passage) {
    this.passage = passage;
    for (Expr expr : exprs) {
      if (expr.operator() instanceof Gradient) {
        sources.computeIfAbsent(expr.operand(0), e -> new LinkedHashSet<>()).add(expr.operand(1));
      }
    }
  }

  /** Takes down what an expression has become: it may be what a gradient is taken by. */
  Expr made(Expr expr, Expr image) {
    made.put(expr, image);
    return image;
  }

  /** The formula of a gradient, whose operands have become e and a. */
  Expr of(Expr gradient, Expr e, Expr a) {
    Map<Expr, Expr> adjoints =
        walks.computeIfAbsent(
            gradient.operand(0),
            of -> ReverseWalk.of(e, Formula.one(e), images(sources.get(of)), passage));
    return ReverseWalk.at(a, adjoints);
  }

  /** What has been made of the sources; what has not been yet is not below the expression. */
  private List<Expr> images(Set<Expr> all) {
    return all.stream().filter(made::containsKey).map(made::get).toList();
  }
}
