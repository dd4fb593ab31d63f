package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rewrites a model into one of the same values. */
public final class Optimiser {
  private Optimiser() {}

  /**
   * The model with steadier formulas in place of those that overflow or cancel. To be applied
   * before derivatives are expanded, so that these are derivatives of the steady formulas; names
   * that derivatives are taken in keep their identity.
   */
  public static Graph stabilise(Graph graph) {
    return graph.withValues(Optimiser::stabilise);
  }

  static List<Expr> stabilise(List<Expr> roots) {
    return new Rewriting(Rewrites.steadier(new Logistic())).apply(roots);
  }

  /**
   * The model made cheaper, once derivatives are expanded.
   *
   * @param elements the numbers of what is computed from literals alone
   */
  public static Graph optimise(Graph graph, Function<Expr, Optional<List<Double>>> elements) {
    return graph.withValues(roots -> optimise(roots, elements));
  }

  static List<Expr> optimise(List<Expr> roots, Function<Expr, Optional<List<Double>>> elements) {
    Demand demand = new Demand();
    return new Rewriting(Rewrites.cheaper(elements, demand), demand).apply(roots);
  }
}
