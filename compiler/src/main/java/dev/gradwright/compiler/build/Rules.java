package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.FnBody;
import dev.gradwright.compiler.resolved.Rule;
import dev.gradwright.compiler.resolved.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls of a fn that states its own adjoint: its body and its rule become closed sub-DAGs, applied
 * as one operator.
 */
final class Rules {
  private final Building building;
  private final Expressions expressions;

  Rules(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
  }

  List<Mapped> apply(Fn fn, FnBody body, List<Mapped> arguments, Scope scope) {
    List<MapAxis> axes = Mapped.axesOf(arguments);
    List<Expr> operands = new ArrayList<>();
    List<Expr> holes = new ArrayList<>();
    scope.enter(body.body());
    for (int i = 0; i < arguments.size(); i++) {
      Value name = fn.arguments().get(i);
      Mapped value = arguments.get(i);
      if (name.role() != Value.Role.CONSTANT) {
        Mapped whole = value.over(axes);
        operands.add(whole.expr());
        holes.add(Leaves.hole(building.table(), whole.expr().type()));
        value = new Mapped(holes.get(holes.size() - 1), axes);
      }
      expressions.bind(name, value, scope);
    }
    Rule rule = body.rule().orElseThrow();
    List<Expr> applied =
        building
            .around()
            .rule(axes, () -> applied(rule, body.body(), holes, operands, axes, scope));
    if (rule.kind() == Rule.Kind.SURROGATE) {
      applied.forEach(result -> building.marks().surrogate(result, fn.name()));
    }
    return applied.stream().map(expr -> new Mapped(expr, axes)).toList();
  }

  private List<Expr> applied(
      Rule rule,
      dev.gradwright.compiler.resolved.Body body,
      List<Expr> holes,
      List<Expr> operands,
      List<MapAxis> axes,
      Scope scope) {
    Body primal = new Body(holes, over(axes, expressions.results(body, scope)));
    Body bars = bars(rule, holes, primal.results(), axes, scope);
    List<Expr> applied =
        new LoopValues(building.around().loops()).apply(primal, bars, kind(rule), operands);
    building.marks().close(primal.results(), applied);
    return applied;
  }

  private Body bars(
      Rule rule, List<Expr> holes, List<Expr> results, List<MapAxis> axes, Scope scope) {
    Scope inner = scope.inside();
    inner.enter(rule.body());
    List<Expr> parameters = new ArrayList<>(holes);
    for (int i = 0; i < results.size(); i++) {
      Expr seed = Leaves.hole(building.table(), results.get(i).type());
      parameters.add(seed);
      expressions.bind(rule.seeds().get(i), new Mapped(seed, axes), inner);
    }
    building.require(rule.body().requirements(), inner);
    expressions.run(rule.body().statements(), inner);
    List<Expression> stated = rule.bars().stream().flatMap(Optional::stream).toList();
    return new Body(parameters, over(axes, expressions.buildAll(stated, inner)));
  }

  private static List<Expr> over(List<MapAxis> axes, List<Mapped> values) {
    return values.stream().map(value -> value.over(axes).expr()).toList();
  }

  private static CustomRule.Kind kind(Rule rule) {
    return rule.kind() == Rule.Kind.TRUE ? CustomRule.Kind.TRUE : CustomRule.Kind.SURROGATE;
  }
}
