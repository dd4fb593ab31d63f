package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Rebuild;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns loops that keep the starts of segments into loops over segments. */
final class Segmentation {
  private final Map<LoopRun, Segments> segments = new HashMap<>();

  List<Expr> apply(List<Expr> roots) {
    LoopBodies bodies = new LoopBodies(roots, this::apply);
    return Rebuild.all(roots, (expr, operands) -> segmented(bodies.same(expr, operands)));
  }

  private Expr segmented(Expr expr) {
    return expr.operator() instanceof LoopResult result
            && result.loop().keep() instanceof Keep.Segments keep
        ? segments.computeIfAbsent(LoopRun.of(expr), run -> Segments.of(run, keep)).result(result)
        : expr;
  }
}
