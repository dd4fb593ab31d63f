package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.CustomRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Applies rewrites from the operands up, and again, until none applies. */
final class Rewriting {
  private static final int MOST_STEPS = 100;

  private final List<Rewrite> rewrites;
  private final List<Rewrite> askingDemand;
  private final Demand demand;
  private final Map<Body, Body> bodies = new HashMap<>();

  /** To these no rewrite applies but, perhaps, one that asks demand. */
  private final Set<Expr> settled = new HashSet<>();

  Rewriting(List<Rewrite> rewrites) {
    this(rewrites, new Demand());
  }

  /** Given what some of the rewrites ask; it is kept up to date. */
  Rewriting(List<Rewrite> rewrites, Demand demand) {
    this.rewrites = rewrites;
    this.askingDemand = rewrites.stream().filter(Rewrite::asksDemand).toList();
    this.demand = demand;
  }

  List<Expr> apply(List<Expr> roots) {
    return apply(roots, demand::count);
  }

  /**
   * Several loops may compute the same, one of them so that another keeps it; it stays the same if
   * what is made of it does not depend on what else a body computes.
   */
  private List<Expr> inLoop(List<Expr> roots) {
    return apply(roots, body -> demand.forget());
  }

  private List<Expr> apply(List<Expr> roots, Consumer<List<Expr>> count) {
    return Passes.untilSettled(
        inBodies(roots),
        current -> {
          if (!askingDemand.isEmpty()) {
            count.accept(current);
          }
          return Rebuild.all(current, this::step);
        });
  }

  /** The rules and loops that are there from the start; rewrites state theirs in final form. */
  private List<Expr> inBodies(List<Expr> roots) {
    if (Order.of(roots).stream().noneMatch(Rewriting::hasBody)) {
      return roots;
    }
    LoopBodies loops = new LoopBodies(roots, this::inLoop);
    return Rebuild.all(roots, (expr, operands) -> inBodies(expr, operands, loops));
  }

  private static boolean hasBody(Expr expr) {
    return LoopRun.isResult(expr) || expr.operator() instanceof CustomRule;
  }

  private Expr inBodies(Expr expr, List<Expr> operands, LoopBodies loops) {
    return expr.operator() instanceof CustomRule rule
        ? expr.table().apply(rewritten(rule), operands)
        : loops.same(expr, operands);
  }

  private Expr step(Expr expr, List<Expr> operands) {
    Expr current = Rebuild.same(expr, operands);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Expr> next = once(current);
      if (next.isEmpty()) {
        settled.add(current);
        return current;
      }
      current = next.get();
    }
    return current;
  }

  private Optional<Expr> once(Expr expr) {
    for (Rewrite rewrite : settled.contains(expr) ? askingDemand : rewrites) {
      Optional<Expr> made = rewrite.apply(expr);
      if (made.isPresent() && made.get() != expr) {
        return Optional.of(BrokenRewrite.checked(rewrite, expr, made.get()));
      }
    }
    return Optional.empty();
  }

  private CustomRule rewritten(CustomRule rule) {
    return new CustomRule(
        rewritten(rule.primal()), rewritten(rule.bars()), rule.result(), rule.kind());
  }

  private Body rewritten(Body body) {
    Body known = bodies.get(body);
    if (known == null) {
      known = new Body(body.parameters(), apply(body.results()));
      bodies.put(body, known);
    }
    return known;
  }
}
