package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.op.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Expressions with something else in the place of each stopped value. A loop steps through what
 * stands for the values that are stopped in its steps.
 */
final class HeldStops {
  private final UnaryOperator<Expr> substitute;
  private final Map<LoopRun, HeldLoop> loops = new HashMap<>();

  /** Given what is to stand in the place of a value. */
  HeldStops(UnaryOperator<Expr> substitute) {
    this.substitute = substitute;
  }

  List<Expr> apply(List<Expr> roots) {
    Map<LoopRun, List<Expr>> runs = LoopRun.among(Order.of(roots));
    runs.forEach((run, results) -> loops.put(run, new HeldLoop(run, results)));
    return Rebuild.all(roots, this::step);
  }

  private Expr step(Expr expr, List<Expr> operands) {
    if (expr.operator() instanceof Stop && expr.type().isReal()) {
      return substitute.apply(expr.operand(0));
    }
    return LoopRun.isResult(expr)
        ? loops.get(LoopRun.of(expr)).result(expr, operands)
        : Rebuild.same(expr, operands);
  }

  /** A loop in whose body other things stand in the place of stopped values. */
  private final class HeldLoop {
    private final Loop loop;
    private final Loop held;
    private final Map<Expr, Expr> body = new HashMap<>();
    private final List<Expr> sequences = new ArrayList<>();

    HeldLoop(LoopRun run, List<Expr> results) {
      loop = run.loop();
      List<Expr> slices = new ArrayList<>(loop.slices());
      HeldStops inBody =
          new HeldStops(
              value -> {
                slices.add(Leaves.hole(value.table(), value.type()));
                sequences.add(substitute.apply(Loops.stacked(loop, value, run.operands())));
                return slices.get(slices.size() - 1);
              });
      List<Expr> before = loop.roots(results);
      List<Expr> after = inBody.apply(before);
      for (int i = 0; i < before.size(); i++) {
        body.put(before.get(i), after.get(i));
      }
      held =
          new Loop(
              loop.carries(),
              loop.next().stream().map(body::get).toList(),
              slices,
              loop.captured(),
              loop.index(),
              loop.trips(),
              loop.direction(),
              loop.keep());
    }

    Expr result(Expr expr, List<Expr> operands) {
      LoopResult result = LoopRun.result(expr);
      List<Expr> all = new ArrayList<>(loop.starts(operands));
      all.addAll(loop.sequences(operands));
      all.addAll(sequences);
      all.addAll(loop.captures(operands));
      return expr.table().apply(result.in(held, body.get(result.of())), all);
    }
  }
}
