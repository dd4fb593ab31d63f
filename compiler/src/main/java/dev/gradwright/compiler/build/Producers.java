package dev.gradwright.compiler.build;

import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.FnBody;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Layer;
import dev.gradwright.compiler.resolved.LayerBody;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Inlines calls, layers and build-time loops, and asks for gradients. */
final class Producers {
  private final Building building;
  private final Expressions expressions;
  private final Rules rules;
  private final Scans scans;
  private final Derivatives derivatives;

  Producers(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
    this.rules = new Rules(building, expressions);
    this.scans = new Scans(building, expressions);
    this.derivatives = new Derivatives(building, expressions);
  }

  List<Mapped> build(Producer producer, Scope scope) {
    if (producer instanceof Producer.Call call) {
      building.count(call.span(), scope);
      List<Mapped> arguments = expressions.buildAll(call.arguments(), scope);
      return over(
          scope.extents(call.over()),
          constantsApart(call.fn(), arguments),
          mapped -> building.naming().call(() -> call(call, mapped, scope)));
    } else if (producer instanceof Producer.CallFunction call) {
      building.count(call.span(), scope);
      List<Mapped> arguments = expressions.buildAll(call.arguments(), scope);
      List<Boolean> varying = arguments.stream().map(argument -> true).toList();
      Scope.Closure closure = scope.function(call.function());
      return over(
          scope.extents(call.over()),
          new Arguments(arguments, varying),
          mapped -> building.naming().call(() -> inline(closure, mapped, scope)));
    } else if (producer instanceof Producer.ApplyLayer apply) {
      building.count(apply.span(), scope);
      return apply(apply, scope);
    } else if (producer instanceof Producer.Repeat repeat) {
      return repeat(repeat, scope);
    } else if (producer instanceof Producer.Scan scan) {
      return scans.build(scan, scope);
    }
    return derivatives.build(producer, scope);
  }

  /** Arguments, and which of them have the axes that a fn over scalars is mapped over. */
  private record Arguments(List<Mapped> values, List<Boolean> varying) {}

  private static Arguments constantsApart(Fn fn, List<Mapped> values) {
    return new Arguments(
        values, fn.arguments().stream().map(a -> a.role() != Value.Role.CONSTANT).toList());
  }

  /**
   * Makes axes of the arguments to be mapped over axes of the map, and gives them back to the
   * results.
   */
  private List<Mapped> over(
      List<Extent> extents, Arguments arguments, UnaryOperator<List<Mapped>> body) {
    if (extents.isEmpty()) {
      return body.apply(arguments.values);
    }
    List<MapAxis> axes = extents.stream().map(building::mapAxis).toList();
    List<Mapped> lent = new ArrayList<>();
    for (int i = 0; i < arguments.values.size(); i++) {
      Mapped value = arguments.values.get(i);
      lent.add(
          arguments.varying.get(i)
              ? new Mapped(value.expr(), Mapped.union(value.axes(), axes))
              : value);
    }
    return building.around().each(axes, () -> body.apply(lent)).stream()
        .map(result -> result.over(Mapped.union(result.axes(), axes)).owning(axes))
        .toList();
  }

  private List<Mapped> call(Producer.Call call, List<Mapped> arguments, Scope scope) {
    Fn fn = call.fn();
    FnBody body = building.program().fns().get(fn);
    Scope inner = scope.declaration(scope.path(), call.span());
    inner.bind(call.binding(), scope);
    bindFunctions(fn.functions(), call.functions(), inner, scope);
    if (body.rule().isPresent()) {
      return rules.apply(fn, body, arguments, inner);
    }
    inner.enter(body.body());
    expressions.bindAll(fn.arguments(), arguments, inner);
    return expressions.results(body.body(), inner);
  }

  private static void bindFunctions(
      List<FunctionParameter> parameters, List<FunctionValue> values, Scope inner, Scope outer) {
    for (int i = 0; i < parameters.size(); i++) {
      FunctionValue value = values.get(i);
      Scope from = outer.inside();
      if (value instanceof FunctionValue.Owned owned) {
        from.own(owned.use(), inner.step(owned.use().name()));
      }
      inner.bind(parameters.get(i), new Scope.Closure(value.lambda(), from));
    }
  }

  private List<Mapped> inline(Scope.Closure closure, List<Mapped> arguments, Scope caller) {
    FunctionValue.Lambda lambda = closure.lambda();
    Scope inner = closure.scope().inside();
    inner.bind(lambda.dims(), caller);
    expressions.bindAll(lambda.parameters(), arguments, inner);
    expressions.run(lambda.statements(), inner);
    return expressions.buildAll(lambda.results(), inner);
  }

  private List<Mapped> apply(Producer.ApplyLayer apply, Scope scope) {
    List<Mapped> arguments = expressions.buildAll(apply.arguments(), scope);
    List<String> path = new ArrayList<>(scope.path(apply.use()));
    apply.element().ifPresent(e -> path.add(number(scope.extent(e))));
    Layer layer = apply.use().layer();
    Scope inner = scope.declaration(path, apply.span());
    inner.bind(apply.binding(), scope);
    LayerBody body = enter(apply.use(), inner, scope);
    inner.enter(body.forward());
    expressions.bindAll(layer.arguments(), arguments, inner);
    return building.naming().layer(path, () -> expressions.results(body.forward(), inner));
  }

  /** Binds what one layer is made with: its numbers, constants, functions and parameters. */
  LayerBody enter(Use use, Scope inner, Scope owner) {
    LayerBody body = expressions.open(use, inner, owner);
    bindFunctions(use.layer().functions(), use.functions(), inner, owner);
    building.bindParameters(body.members(), inner);
    return body;
  }

  static String number(Extent extent) {
    return Long.toString(extent.constant().orElseThrow());
  }

  /** The path of a parameter seen from a scope. */
  List<String> path(Expression.ParameterReference reference, Scope scope) {
    List<String> path = new ArrayList<>(scope.path());
    for (Expression.Step step : reference.path()) {
      path.add(step.name());
      step.element().ifPresent(e -> path.add(number(scope.extent(e))));
    }
    path.add(reference.parameter().name());
    return path;
  }

  private List<Mapped> repeat(Producer.Repeat repeat, Scope scope) {
    List<Mapped> carried = expressions.buildAll(repeat.starts(), scope);
    long from = scope.extent(repeat.from()).constant().orElse(0);
    long to = scope.extent(repeat.to()).constant().orElse(0);
    if (!building.allows(to - from, "this `for`", repeat.span())) {
      return carried;
    }
    for (long round = from; round < to; round++) {
      Scope inner = scope.inside();
      inner.bindExtent(repeat.index(), Extent.of(round));
      expressions.bindAll(repeat.carries(), carried, inner);
      expressions.run(repeat.statements(), inner);
      carried = expressions.buildAll(repeat.next(), inner);
    }
    List<Mapped> results = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      results.add(expressions.held(repeat.carries().get(i), carried.get(i)));
    }
    return results;
  }
}
