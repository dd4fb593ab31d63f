package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Applies rewrites of loops, inner loops before outer ones, until none applies. */
final class LoopRewriting {
  private static final int MOST_PASSES = 50;

  private final List<LoopRewrite> rewrites;

  LoopRewriting(List<LoopRewrite> rewrites) {
    this.rewrites = List.copyOf(rewrites);
  }

  List<Expr> apply(List<Expr> roots) {
    LoopBodies bodies = new LoopBodies(Order.of(roots), this::apply);
    List<Expr> current =
        pass(
            roots,
            (expr, operands) ->
                LoopRun.isResult(expr)
                    ? bodies.rebuilt(expr, operands)
                    : Rebuild.same(expr, operands));
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Expr> next = pass(current, new Level(current)::step);
      if (next.equals(current)) {
        return next;
      }
      current = next;
    }
    return current;
  }

  private static List<Expr> pass(List<Expr> roots, BiFunction<Expr, List<Expr>, Expr> step) {
    Map<Expr, Expr> made = Rebuild.of(roots, step);
    return roots.stream().map(made::get).toList();
  }

  /** One pass over the loops that are in no other. */
  private final class Level {
    private final Map<LoopRun, List<Expr>> runs;
    private final Map<LoopRun, Optional<Function<LoopResult, Expr>>> rewritten = new HashMap<>();

    Level(List<Expr> roots) {
      runs = LoopRun.among(Order.of(roots));
    }

    Expr step(Expr expr, List<Expr> operands) {
      if (!LoopRun.isResult(expr)) {
        return Rebuild.same(expr, operands);
      }
      LoopResult result = (LoopResult) expr.operator();
      LoopRun run = new LoopRun(result.loop(), operands);
      Optional<Function<LoopResult, Expr>> made = rewritten.get(run);
      if (made == null) {
        made = rewritten(run, runs.get(LoopRun.of(expr)));
        rewritten.put(run, made);
      }
      return made.map(by -> checked(result, expr, by))
          .orElseGet(() -> Rebuild.same(expr, operands));
    }

    private Optional<Function<LoopResult, Expr>> rewritten(LoopRun run, List<Expr> results) {
      List<LoopResult> wanted = results.stream().map(x -> (LoopResult) x.operator()).toList();
      return rewrites.stream().flatMap(by -> by.apply(run, wanted).stream()).findFirst();
    }

    private Expr checked(LoopResult result, Expr expr, Function<LoopResult, Expr> by) {
      Expr made = by.apply(result);
      if (!made.type().equals(expr.type())) {
        throw new IllegalStateException("a rewrite of loops made " + made + " of " + expr);
      }
      return made;
    }
  }
}
