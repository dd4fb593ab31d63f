package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
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
    List<Expr> values = loops.isEmpty() ? List.of() : seen(primal, bars);
    List<Expr> holes = values.stream().map(Leaves::holeLike).toList();
    Body whole = primal(primal, values, holes);
    Body back = bars(bars, primal.parameters().size(), values, holes);
    List<Expr> all = new ArrayList<>(operands);
    all.addAll(values);
    List<Expr> results = new ArrayList<>();
    for (int i = 0; i < whole.results().size(); i++) {
      CustomRule rule = new CustomRule(whole, back, i, kind);
      results.add(whole.results().get(i).table().apply(rule, all));
    }
    return results;
  }

  private List<Expr> seen(Body primal, Body bars) {
    List<Expr> roots = new ArrayList<>(primal.results());
    roots.addAll(bars.results());
    Dependence own = new Dependence(bars.parameters());
    return Frontier.of(roots, expr -> own.of(expr) || !isOfLoop(expr));
  }

  private boolean isOfLoop(Expr expr) {
    return loops.stream().anyMatch(loop -> loop.holds(expr));
  }

  private static Body primal(Body primal, List<Expr> values, List<Expr> holes) {
    List<Expr> parameters = new ArrayList<>(primal.parameters());
    parameters.addAll(holes);
    return new Body(parameters, Substitution.of(values, holes).apply(primal.results()));
  }

  /** The holes stand between arguments and seeds. */
  private static Body bars(Body bars, int arguments, List<Expr> values, List<Expr> holes) {
    List<Expr> parameters = new ArrayList<>(bars.parameters());
    parameters.addAll(arguments, holes);
    List<Expr> results = new ArrayList<>(Substitution.of(values, holes).apply(bars.results()));
    holes.stream()
        .filter(hole -> hole.type().isReal())
        .map(Formula::zerosLike)
        .forEach(results::add);
    return new Body(parameters, results);
  }
}
