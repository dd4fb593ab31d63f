package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a body computes from captured values alone is computed once, and captured. */
final class HoistInvariants implements LoopRewrite {
  /** One parameter for each expression, so that equal bodies remain equal. */
  private final Map<Expr, Expr> parameters = new HashMap<>();

  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    List<Expr> hoisted = hoisted(run.loop(), wanted);
    if (hoisted.isEmpty()) {
      return Optional.empty();
    }
    RunDraft draft = new RunDraft(run, wanted);
    Loop loop = run.loop();
    List<Expr> values =
        Substitution.of(loop.captured(), loop.captures(run.operands())).apply(hoisted);
    for (int i = 0; i < hoisted.size(); i++) {
      Expr old = hoisted.get(i);
      Expr parameter =
          parameters.computeIfAbsent(old, e -> Leaves.hole(e.table(), e.type(), e.facts()));
      draft.replace(old, parameter);
      draft.capture(parameter, values.get(i));
    }
    return Optional.of(draft.results());
  }

  /** The largest expressions in captured values that are more than a movement of these. */
  private static List<Expr> hoisted(Loop loop, List<LoopResult> wanted) {
    Set<Expr> roots = new LinkedHashSet<>(loop.next());
    wanted.forEach(result -> roots.add(result.of()));
    List<Expr> order = Order.of(roots);
    Set<Expr> invariant = invariant(loop, order);
    Set<Expr> read = new LinkedHashSet<>(roots);
    List<Expr> all = new ArrayList<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Expr expr = order.get(i);
      boolean isInside = !invariant.contains(expr);
      if (isInside || read.contains(expr) && Effort.isCopy(expr)) {
        read.addAll(expr.operands());
      } else if (read.contains(expr) && !expr.operands().isEmpty()) {
        all.add(expr);
      }
    }
    return all;
  }

  private static Set<Expr> invariant(Loop loop, List<Expr> order) {
    Set<Expr> invariant = new HashSet<>(loop.captured());
    Set<Expr> changing = new HashSet<>(loop.carries());
    changing.addAll(loop.slices());
    changing.add(loop.index());
    for (Expr expr : order) {
      if (expr.operands().stream().anyMatch(changing::contains)) {
        changing.add(expr);
      } else if (!changing.contains(expr)) {
        invariant.add(expr);
      }
    }
    return invariant;
  }
}
