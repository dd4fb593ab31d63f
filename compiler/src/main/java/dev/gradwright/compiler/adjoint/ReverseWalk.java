package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.op.Formula;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chain rule from results back to what they are computed from: the adjoint of a node is the
 * sum, over the places where it is an operand, of what comes through each; a place of a larger
 * number comes first. The results of a loop are left behind together, at the first of them, since
 * what is computed from any of them comes after it.
 */
final class ReverseWalk {
  private final Set<Expr> active;
  private final Map<LoopRun, List<Expr>> runs;
  private final Map<Expr, Expr> adjoints = new HashMap<>();
  private final Passage passage;
  private final DerivedUses derived = new DerivedUses();

  private ReverseWalk(List<Expr> order, Set<Expr> sources, Passage passage) {
    this.passage = passage;
    active = Activity.of(order, sources);
    runs = LoopRun.among(order);
  }

  /** The adjoints of the sources that the result, having that adjoint, depends on. */
  static Map<Expr, Expr> of(Expr result, Expr seed, Collection<Expr> sources, Passage passage) {
    return of(Map.of(result, seed), sources, passage);
  }

  /** The adjoints of the sources for results that have the given adjoints. */
  static Map<Expr, Expr> of(Map<Expr, Expr> seeds, Collection<Expr> sources, Passage passage) {
    List<Expr> order = Order.of(seeds.keySet());
    Set<Expr> wanted = new HashSet<>(sources);
    ReverseWalk walk = new ReverseWalk(order, wanted, passage);
    walk.adjoints.putAll(seeds);
    for (int i = order.size() - 1; i >= 0; i--) {
      walk.visit(order.get(i));
    }
    walk.adjoints.keySet().retainAll(wanted);
    return walk.adjoints;
  }

  /** The adjoint of a source among those found; zeros where no result depends on it. */
  static Expr at(Expr source, Map<Expr, Expr> adjoints) {
    return adjoints.containsKey(source) ? adjoints.get(source) : Formula.zerosLike(source);
  }

  private void visit(Expr expr) {
    if (LoopRun.isResult(expr)) {
      LoopRun run = LoopRun.of(expr);
      if (expr == runs.get(run).get(0)) {
        leave(run);
      }
      return;
    }
    Expr seed = adjoints.get(expr);
    if (seed == null || !active.contains(expr)) {
      return;
    }
    seen(derived.reach(expr)).through(expr, seed, active::contains);
    for (int i = 0; i < expr.operands().size(); i++) {
      if (active.contains(expr.operand(i))) {
        int operand = i;
        expr.table()
            .from(origin(expr), () -> expr.operator().adjoint(expr, operand, seed))
            .ifPresent(part -> add(expr.operand(operand), part, origin(expr)));
        derived.leave(expr, expr.operand(operand));
      }
    }
  }

  /** What comes through other derivatives is no adjoint of what the model says. */
  private Passage seen(boolean isDerived) {
    return isDerived ? Passage.UNSEEN : passage;
  }

  private void leave(LoopRun run) {
    Map<Expr, Expr> seeds = new HashMap<>();
    List<Expr> results = runs.get(run);
    results.stream()
        .filter(result -> adjoints.containsKey(result) && active.contains(result))
        .forEach(result -> seeds.put(result, adjoints.get(result)));
    if (seeds.isEmpty()) {
      return;
    }
    boolean isDerived = derived.reachAny(seeds.keySet()) || derived.isIn(run, results);
    Optional<Origin> origin = origin(results.get(0));
    List<Optional<Expr>> parts =
        results
            .get(0)
            .table()
            .from(
                origin,
                () -> LoopAdjoint.of(run, results, seeds, active::contains, seen(isDerived)));
    for (int i = 0; i < parts.size(); i++) {
      Expr operand = run.operands().get(i);
      parts.get(i).ifPresent(part -> add(operand, part, origin));
      if (isDerived) {
        derived.mark(operand);
      }
    }
  }

  private static Optional<Origin> origin(Expr expr) {
    return expr.table().origin(expr).map(origin -> origin.as(Origin.Role.ADJOINT));
  }

  /** A sum at a fork is the adjoint of what forks. */
  private void add(Expr operand, Expr part, Optional<Origin> origin) {
    Optional<Origin> own = origin(operand).or(() -> origin);
    operand.table().from(own, () -> adjoints.merge(operand, part, Formula::plus));
  }
}
