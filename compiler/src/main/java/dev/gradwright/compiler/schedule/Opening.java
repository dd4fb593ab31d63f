package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the bodies out of loops, so that all that is to be computed is one DAG: parameters give way
 * to what they stand for at a turn, and every expression gets the scope in which it is computed;
 * for what does not change from turn to turn, that is outside the loop.
 */
final class Opening {
  private final Computations computations;
  private final Set<Expr> roots;
  private final Scopes scopes = new Scopes();
  private final List<OpenLoop> loops = new ArrayList<>();

  private Opening(Collection<Expr> roots, Computations computations) {
    this.roots = new HashSet<>(roots);
    this.computations = computations;
  }

  /** What the roots have become, and the loops that they are computed with. */
  record Opened(Map<Expr, Expr> values, Scopes scopes, List<OpenLoop> loops) {}

  static Opened of(Collection<Expr> roots, Computations computations) {
    Opening opening = new Opening(roots, computations);
    return new Opened(opening.rebuild(roots, Map.of()), opening.scopes, opening.loops);
  }

  /** What becomes of expressions when some of them are given. */
  private Map<Expr, Expr> rebuild(Collection<Expr> wanted, Map<Expr, Expr> given) {
    Map<LoopRun, List<Expr>> runs = LoopRun.among(Order.of(wanted));
    Map<Expr, Expr> results = new HashMap<>();
    return Rebuild.of(
        wanted,
        (expr, operands) -> {
          if (given.containsKey(expr)) {
            return given.get(expr);
          }
          if (!LoopRun.isResult(expr)) {
            return scopes.place(Rebuild.same(expr, operands));
          }
          if (!results.containsKey(expr)) {
            results.putAll(open(runs.get(LoopRun.of(expr)), operands));
          }
          return results.get(expr);
        });
  }

  /** What becomes of the results of one run. */
  private Map<Expr, Expr> open(List<Expr> results, List<Expr> operands) {
    Reached reached = Reached.by(results, roots);
    OpenLoop loop = new OpenLoop(reached, operands, scopes, loops.size());
    loops.add(loop);
    loop.close(rebuild(reached.wanted(), loop.parameters()), computations);
    return loop.results();
  }
}
