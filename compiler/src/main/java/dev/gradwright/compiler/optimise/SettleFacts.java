package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Leaves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the parameters of loops the facts that hold of them: slices and captured values those of
 * their operands, carries what holds at the start and is kept to by every step.
 */
final class SettleFacts {
  /** So often bounds may grow before they are given up. */
  private static final int ROUNDS = 3;

  private final Map<LoopRun, Settled> settled = new HashMap<>();

  /** A loop with other parameters, and what became of the expressions wanted of its body. */
  private record Settled(Loop loop, Map<Expr, Expr> body) {}

  List<Expr> apply(List<Expr> roots) {
    Map<LoopRun, List<Expr>> runs = LoopRun.among(Order.of(roots));
    return Rebuild.all(
        roots,
        (expr, operands) ->
            LoopRun.isResult(expr)
                ? result(expr, operands, runs.get(LoopRun.of(expr)))
                : Rebuild.same(expr, operands));
  }

  private Expr result(Expr expr, List<Expr> operands, List<Expr> results) {
    LoopResult old = LoopRun.result(expr);
    LoopRun run = new LoopRun(old.loop(), operands);
    Settled known = settled.get(run);
    if (known == null) {
      known = settle(run, results);
      settled.put(run, known);
    }
    return expr.table().apply(old.in(known.loop, known.body.get(old.of())), operands);
  }

  private Settled settle(LoopRun run, List<Expr> results) {
    Loop loop = run.loop();
    List<Expr> before = loop.roots(results);
    before.addAll(loop.carries());
    Map<Expr, Facts> facts = facts(run);
    List<Expr> parameters = loop.parameters();
    List<Expr> holes = parameters.stream().map(p -> withFacts(p, facts.get(p))).toList();
    List<Expr> after = apply(Substitution.of(parameters, holes).apply(before));
    Map<Expr, Expr> body = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      body.put(before.get(i), after.get(i));
    }
    return new Settled(
        new Loop(
            loop.starts(holes),
            loop.next().stream().map(body::get).toList(),
            loop.sequences(holes),
            loop.captures(holes),
            loop.index(),
            loop.trips(),
            loop.direction(),
            loop.keep()),
        body);
  }

  private static Expr withFacts(Expr parameter, Facts facts) {
    return facts.equals(parameter.facts())
        ? parameter
        : parameter
            .table()
            .from(
                parameter.table().origin(parameter),
                () -> Leaves.hole(parameter.table(), parameter.type(), facts));
  }

  /** What holds of the parameters in every step. */
  private static Map<Expr, Facts> facts(LoopRun run) {
    Loop loop = run.loop();
    List<Expr> order = Order.of(loop.next());
    Map<Expr, Facts> facts = new HashMap<>();
    List<Expr> parameters = loop.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      facts.put(parameters.get(i), run.operands().get(i).facts());
    }
    boolean grown = true;
    for (int round = 0; grown; round++) {
      Map<Expr, Facts> body = inBody(order, facts);
      grown = false;
      for (int i = 0; i < loop.carries().size(); i++) {
        Facts before = facts.get(loop.carries().get(i));
        Facts after = before.or(body.get(loop.next().get(i)));
        facts.put(loop.carries().get(i), round < ROUNDS ? after : widened(before, after));
        grown |= !after.equals(before);
      }
    }
    return facts;
  }

  private static Map<Expr, Facts> inBody(List<Expr> order, Map<Expr, Facts> parameters) {
    Map<Expr, Facts> facts = new HashMap<>(parameters);
    for (Expr expr : order) {
      facts.computeIfAbsent(
          expr, e -> e.operator().facts(e.operands().stream().map(facts::get).toList()));
    }
    return facts;
  }

  /** A bound that moves is none. */
  private static Facts widened(Facts before, Facts after) {
    return after.within(
        after.atLeast() < before.atLeast() ? Double.NEGATIVE_INFINITY : after.atLeast(),
        after.atMost() > before.atMost() ? Double.POSITIVE_INFINITY : after.atMost());
  }
}
