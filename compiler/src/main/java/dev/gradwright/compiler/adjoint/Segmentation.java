package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns loops that keep the starts of segments into loops over segments. */
final class Segmentation {
  private final Map<LoopRun, Segments> segments = new HashMap<>();

  List<Expr> apply(List<Expr> roots) {
    LoopBodies bodies = new LoopBodies(Order.of(roots), this::apply);
    Map<Expr, Expr> made =
        Rebuild.of(
            roots,
            (expr, operands) ->
                LoopRun.isResult(expr)
                    ? segmented(bodies.rebuilt(expr, operands))
                    : Rebuild.same(expr, operands));
    return roots.stream().map(made::get).toList();
  }

  private Expr segmented(Expr expr) {
    LoopResult result = (LoopResult) expr.operator();
    return result.loop().keep() instanceof Keep.Segments keep
        ? segments.computeIfAbsent(LoopRun.of(expr), run -> Segments.of(run, keep)).result(result)
        : expr;
  }
}
