package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Marker;
import dev.gradwright.compiler.op.Stop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removes what only derivatives look at: markers, stops, and the rules of functions. */
final class Erasure {
  private final Map<Body, Body> erased = new HashMap<>();

  List<Expr> apply(List<Expr> roots) {
    LoopBodies bodies = new LoopBodies(roots, this::apply);
    return Rebuild.all(roots, (expr, operands) -> step(expr, operands, bodies));
  }

  private Expr step(Expr expr, List<Expr> operands, LoopBodies bodies) {
    if (expr.operator() instanceof Marker) {
      return named(expr, operands.get(0));
    }
    if (expr.operator() instanceof Stop) {
      return operands.get(0);
    }
    if (expr.operator() instanceof CustomRule rule) {
      return erased(rule.primal()).apply(operands).get(rule.result());
    }
    return bodies.same(expr, operands);
  }

  private Body erased(Body body) {
    Body known = erased.get(body);
    if (known == null) {
      known = new Body(body.parameters(), apply(body.results()));
      erased.put(body, known);
    }
    return known;
  }

  /** A value takes the name of its marker if it has none. */
  private static Expr named(Expr marker, Expr value) {
    ExprTable table = marker.table();
    boolean unnamed = table.origin(value).flatMap(origin -> origin.name()).isEmpty();
    if (unnamed) {
      table.origin(marker).ifPresent(origin -> table.setOrigin(value, origin));
    }
    return value;
  }
}
