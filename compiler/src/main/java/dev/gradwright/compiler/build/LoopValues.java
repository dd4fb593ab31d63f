package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Closing;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Formula;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of loops around that a fn with a rule sees through functions handed to it: they become
 * operands without an adjoint, so that the loops see what their bodies are computed from.
 */
final class LoopValues {
  private final List<OpenLoop> loops;

  LoopValues(List<OpenLoop> loops) {
    this.loops = loops;
  }

  /** The results of a fn with its rule, applied to its operands and to the values of loops. */
  List<Expr> apply(Body primal, Body bars, CustomRule.Kind kind, List<Expr> operands) {
    List<Expr> both = new ArrayList<>(primal.results());
    both.addAll(bars.results());
    Closing closed = Closing.over(seen(both, bars), both);
    int results = primal.results().size();
    Body whole = primal(primal, closed.captured(), closed.results().subList(0, results));
    Body back =
        bars(bars, primal, closed.captured(), closed.results().subList(results, both.size()));
    List<Expr> all = new ArrayList<>(operands);
    all.addAll(closed.values());
    List<Expr> applied = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      CustomRule rule = new CustomRule(whole, back, i, kind);
      applied.add(whole.results().get(i).table().apply(rule, all));
    }
    return applied;
  }

  private List<Expr> seen(List<Expr> roots, Body bars) {
    Dependence own = new Dependence(bars.parameters());
    return loops.isEmpty()
        ? List.of()
        : Frontier.of(roots, expr -> own.of(expr) || !isOfLoop(expr));
  }

  private boolean isOfLoop(Expr expr) {
    return loops.stream().anyMatch(loop -> loop.holds(expr));
  }

  private static Body primal(Body primal, List<Expr> captured, List<Expr> results) {
    List<Expr> parameters = new ArrayList<>(primal.parameters());
    parameters.addAll(captured);
    return new Body(parameters, results);
  }

  /** The captured values stand between arguments and seeds. */
  private static Body bars(Body bars, Body primal, List<Expr> captured, List<Expr> adjoints) {
    List<Expr> parameters = new ArrayList<>(bars.parameters());
    parameters.addAll(primal.parameters().size(), captured);
    List<Expr> results = new ArrayList<>(adjoints);
    captured.stream()
        .filter(value -> value.type().isReal())
        .map(Formula::zerosLike)
        .forEach(results::add);
    return new Body(parameters, results);
  }
}
