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
import java.util.function.Function;

/** Applies rewrites of loops, inner loops before outer ones, until none applies. */
final class LoopRewriting {
  private final List<LoopRewrite> rewrites;
  private final List<LoopRewrite> ofInner;

  LoopRewriting(List<LoopRewrite> rewrites) {
    this(rewrites, rewrites);
  }

  /** Given other rewrites for the loops in bodies of loops. */
  LoopRewriting(List<LoopRewrite> rewrites, List<LoopRewrite> ofInner) {
    this.rewrites = List.copyOf(rewrites);
    this.ofInner = List.copyOf(ofInner);
  }

  List<Expr> apply(List<Expr> roots) {
    if (Order.of(roots).stream().noneMatch(LoopRun::isResult)) {
      return roots;
    }
    LoopBodies bodies = new LoopBodies(roots, new LoopRewriting(ofInner)::apply);
    return Passes.untilSettled(
        Rebuild.all(roots, bodies::same),
        current -> Rebuild.all(current, new Level(current)::step));
  }

  /** What a rewrite makes of the results of one run. */
  private record Made(LoopRewrite rewrite, Function<LoopResult, Expr> by) {
    Expr of(Expr result) {
      Expr made = by.apply(LoopRun.result(result));
      return BrokenRewrite.checked(rewrite, result, made);
    }
  }

  /** One pass over the loops that are in no other. */
  private final class Level {
    private final Map<LoopRun, List<Expr>> runs;
    private final Map<LoopRun, Optional<Made>> rewritten = new HashMap<>();

    Level(List<Expr> roots) {
      runs = LoopRun.among(Order.of(roots));
    }

    Expr step(Expr expr, List<Expr> operands) {
      if (!LoopRun.isResult(expr)) {
        return Rebuild.same(expr, operands);
      }
      LoopRun run = new LoopRun(LoopRun.result(expr).loop(), operands);
      Optional<Made> made = rewritten.get(run);
      if (made == null) {
        made = rewritten(run, runs.get(LoopRun.of(expr)));
        rewritten.put(run, made);
      }
      return made.map(by -> by.of(expr)).orElseGet(() -> Rebuild.same(expr, operands));
    }

    private Optional<Made> rewritten(LoopRun run, List<Expr> results) {
      List<LoopResult> wanted = results.stream().map(LoopRun::result).toList();
      return rewrites.stream()
          .flatMap(rewrite -> rewrite.apply(run, wanted).map(by -> new Made(rewrite, by)).stream())
          .findFirst();
    }
  }
}
