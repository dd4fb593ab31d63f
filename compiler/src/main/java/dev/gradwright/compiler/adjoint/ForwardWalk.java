package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.CustomRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain rule from sources to results: the tangent of a node from those of its operands. Where a
 * fn states a rule for the way back, its body is walked through.
 */
final class ForwardWalk {
  private final Map<Expr, Expr> tangents;
  private final Map<LoopRun, List<Expr>> runs;
  private final Map<LoopRun, LoopTangent> loops = new HashMap<>();

  /** Walks to all that the results are computed from. */
  ForwardWalk(Collection<Expr> results, Map<Expr, Expr> sources) {
    List<Expr> order = Order.of(results);
    runs = LoopRun.among(order);
    tangents = new HashMap<>(sources);
    order.forEach(this::visit);
  }

  /** The tangent of the result for given tangents of sources; empty where it is zero. */
  static Optional<Expr> of(Expr result, Map<Expr, Expr> sources) {
    return new ForwardWalk(List.of(result), sources).tangent(result);
  }

  /** The tangent of what has been walked to; empty where it is zero. */
  Optional<Expr> tangent(Expr expr) {
    return Optional.ofNullable(tangents.get(expr));
  }

  private void visit(Expr expr) {
    boolean depends = expr.operands().stream().anyMatch(tangents::containsKey);
    if (tangents.containsKey(expr) || !depends || !expr.type().isReal()) {
      return;
    }
    ExprTable table = expr.table();
    Optional<Origin> origin = table.origin(expr).map(o -> o.as(Origin.Role.TANGENT));
    List<Optional<Expr>> known = expr.operands().stream().map(this::tangent).toList();
    table
        .from(origin, () -> tangent(expr, known))
        .ifPresent(tangent -> tangents.put(expr, tangent));
  }

  private Optional<Expr> tangent(Expr expr, List<Optional<Expr>> known) {
    if (LoopRun.isResult(expr)) {
      return loops
          .computeIfAbsent(LoopRun.of(expr), run -> new LoopTangent(run, runs.get(run), known))
          .of(expr);
    }
    if (expr.operator() instanceof CustomRule rule) {
      return TangentBody.of(rule.primal(), rule.result(), expr.operands(), known);
    }
    return expr.operator().tangent(expr, known);
  }
}
