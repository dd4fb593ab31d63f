package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chain rule from a result back to what it is computed from: the adjoint of a node is the sum,
 * over the places where it is an operand, of what comes through each; a place of a larger number
 * comes first.
 */
final class ReverseWalk {
  private final List<Expr> order;
  private final Set<Expr> active;
  private final Map<Expr, Expr> adjoints = new HashMap<>();

  private ReverseWalk(Expr result, Set<Expr> sources) {
    order = Order.of(List.of(result));
    active = active(order, sources);
  }

  /** The adjoints of the sources that the result, having that adjoint, depends on. */
  static Map<Expr, Expr> of(Expr result, Expr seed, Collection<Expr> sources) {
    Set<Expr> wanted = new HashSet<>(sources);
    ReverseWalk walk = new ReverseWalk(result, wanted);
    walk.adjoints.put(result, seed);
    for (int i = walk.order.size() - 1; i >= 0; i--) {
      walk.visit(walk.order.get(i));
    }
    walk.adjoints.keySet().retainAll(wanted);
    return walk.adjoints;
  }

  /** The sources and the reals that are computed from them. */
  private static Set<Expr> active(List<Expr> order, Set<Expr> sources) {
    Set<Expr> active = new HashSet<>();
    for (Expr expr : order) {
      boolean depends = expr.operands().stream().anyMatch(active::contains);
      if (sources.contains(expr) || depends && expr.type().isReal()) {
        active.add(expr);
      }
    }
    return active;
  }

  private void visit(Expr expr) {
    Expr seed = adjoints.get(expr);
    if (seed == null || !active.contains(expr)) {
      return;
    }
    ExprTable table = expr.table();
    Optional<Origin> origin = table.origin(expr).map(o -> o.as(Origin.Role.ADJOINT));
    for (int i = 0; i < expr.operands().size(); i++) {
      if (active.contains(expr.operand(i))) {
        int operand = i;
        table
            .from(origin, () -> expr.operator().adjoint(expr, operand, seed))
            .ifPresent(part -> add(expr.operand(operand), part, origin));
      }
    }
  }

  /** A sum at a fork is the adjoint of what forks. */
  private void add(Expr operand, Expr part, Optional<Origin> origin) {
    ExprTable table = operand.table();
    Optional<Origin> own =
        table.origin(operand).map(o -> o.as(Origin.Role.ADJOINT)).or(() -> origin);
    table.from(own, () -> adjoints.merge(operand, part, Formula::plus));
  }
}
