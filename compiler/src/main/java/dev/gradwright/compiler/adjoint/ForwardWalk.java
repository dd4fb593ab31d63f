package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain rule from sources to a result: the tangent of a node from those of its operands. */
final class ForwardWalk {
  private final Map<Expr, Expr> tangents = new HashMap<>();

  private ForwardWalk() {}

  /** The tangent of the result for given tangents of sources; empty where it is zero. */
  static Optional<Expr> of(Expr result, Map<Expr, Expr> sources) {
    ForwardWalk walk = new ForwardWalk();
    walk.tangents.putAll(sources);
    Order.of(List.of(result)).forEach(walk::visit);
    return Optional.ofNullable(walk.tangents.get(result));
  }

  private void visit(Expr expr) {
    boolean depends = expr.operands().stream().anyMatch(tangents::containsKey);
    if (tangents.containsKey(expr) || !depends || !expr.type().isReal()) {
      return;
    }
    ExprTable table = expr.table();
    Optional<Origin> origin = table.origin(expr).map(o -> o.as(Origin.Role.TANGENT));
    List<Optional<Expr>> known =
        expr.operands().stream().map(x -> Optional.ofNullable(tangents.get(x))).toList();
    table
        .from(origin, () -> expr.operator().tangent(expr, known))
        .ifPresent(tangent -> tangents.put(expr, tangent));
  }
}
