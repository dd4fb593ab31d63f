package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns gradients into formulas, and then removes what only derivatives look at. */
public final class Adjoint {
  private Adjoint() {}

  /** The model with all derivatives as formulas. */
  public static Graph expand(Graph graph, SurrogateRules surrogates) {
    return expand(graph, surrogates, Passage.UNSEEN);
  }

  /** The model with all derivatives as formulas, the passage looking on. */
  public static Graph expand(Graph graph, SurrogateRules surrogates, Passage passage) {
    Modes modes = new Modes();
    Graph expanded = graph.withValues(roots -> expand(roots, surrogates, modes, passage));
    return expanded.withDerivations(modes.all());
  }

  /** The expressions with all derivatives as formulas. */
  public static List<Expr> expand(List<Expr> roots, SurrogateRules surrogates) {
    return expand(roots, surrogates, new Modes(), Passage.UNSEEN);
  }

  private static List<Expr> expand(
      List<Expr> roots, SurrogateRules surrogates, Modes modes, Passage passage) {
    List<Expr> segmented = new Segmentation().apply(roots);
    return new Erasure().apply(new Expansion(surrogates, modes, passage).apply(segmented));
  }

  /**
   * The adjoints of sources where the result's is the seed; zeros where it does not depend on it.
   */
  public static List<Expr> adjoints(Expr result, Expr seed, List<Expr> sources) {
    Map<Expr, Expr> adjoints = ReverseWalk.of(result, seed, sources, Passage.UNSEEN);
    return sources.stream().map(source -> ReverseWalk.at(source, adjoints)).toList();
  }

  /** The tangent of the result for given tangents of sources; empty where it is zero. */
  public static Optional<Expr> tangent(Expr result, List<Expr> sources, List<Expr> tangents) {
    Map<Expr, Expr> known = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      known.put(sources.get(i), tangents.get(i));
    }
    return ForwardWalk.of(result, known);
  }
}
