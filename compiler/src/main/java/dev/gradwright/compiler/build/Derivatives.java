package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks for derivatives, which a later stage expands. */
final class Derivatives {
  private final Building building;
  private final Expressions expressions;

  Derivatives(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
  }

  List<Mapped> build(Producer producer, Scope scope) {
    if (producer instanceof Producer.Jvp jvp) {
      return jvp(jvp, scope);
    } else if (producer instanceof Producer.Jacobian jacobian) {
      return jacobian(jacobian, scope);
    } else if (producer instanceof Producer.Hvp hvp) {
      return hvp(hvp, scope);
    }
    return gradient((Producer.Gradient) producer, scope);
  }

  private List<Mapped> gradient(Producer.Gradient gradient, Scope scope) {
    Mapped of = expressions.build(gradient.of(), scope);
    // One sum for all choices of the indices: each choice has a value of its own to differentiate
    // by.
    Expr total = Totals.sum(of.expr());
    return places("grad", gradient.wrt(), of, scope).stream()
        .map(with -> new Mapped(Leaves.gradient(total, with.expr()), with.axes()))
        .toList();
  }

  /** The sum over the places of what comes through each. */
  private List<Mapped> jvp(Producer.Jvp jvp, Scope scope) {
    Mapped of = expressions.build(jvp.of(), scope);
    List<Mapped> places = places("jvp", jvp.wrt(), of, scope);
    refuseSurrogates(jvp, of.expr(), places);
    List<Expr> along = along("jvp", jvp.wrt(), jvp.along(), places, scope);
    Expr sum = Leaves.jvp(of.expr(), places.get(0).expr(), along.get(0));
    for (int i = 1; i < places.size(); i++) {
      Expr part = Leaves.jvp(of.expr(), places.get(i).expr(), along.get(i));
      sum = Formula.plus(sum, part);
    }
    return List.of(new Mapped(sum, of.axes()));
  }

  private void refuseSurrogates(Producer.Jvp jvp, Expr of, List<Mapped> places) {
    Dependence dependence = new Dependence(places.stream().map(Mapped::expr).toList());
    reached(of).stream()
        .filter(expr -> building.marks().surrogate(expr).isPresent() && dependence.of(expr))
        .min(Comparator.comparingInt(Expr::number))
        .flatMap(building.marks()::surrogate)
        .ifPresent(fn -> report(DiagnosticKind.NO_FORWARD_RULE, jvp.of(), fn));
  }

  /** Directions, one for each choice of the indices that their place has. */
  private List<Expr> along(
      String name,
      List<Expression.Place> wrt,
      List<Expression> along,
      List<Mapped> places,
      Scope scope) {
    List<Expr> directions = new ArrayList<>();
    for (int i = 0; i < along.size(); i++) {
      Mapped direction = expressions.build(along.get(i), scope);
      List<MapAxis> axes = places.get(i).axes();
      if (!axes.containsAll(direction.axes())) {
        report(DiagnosticKind.GRADIENT_OF_EACH, wrt.get(i), name, text(wrt.get(i)));
        direction = places.get(i);
      }
      directions.add(direction.over(axes).expr());
    }
    return directions;
  }

  /** A choice of the indices differs from another in nothing: their derivatives are summed. */
  private List<Mapped> jacobian(Producer.Jacobian jacobian, Scope scope) {
    Mapped of = expressions.build(jacobian.of(), scope);
    Expr own = Totals.sum(of.expr(), IntStream.range(0, of.axes().size()).boxed().toList());
    return places("jacobian", jacobian.wrt(), of, scope).stream()
        .map(with -> axesFirst(Leaves.jacobian(own, with.expr()), own.shape().rank(), with.axes()))
        .toList();
  }

  /** The axes of the map stand between those of the one and those of the other. */
  private static Mapped axesFirst(Expr jacobian, int rank, List<MapAxis> axes) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(rank, rank + axes.size()).forEach(order::add);
    IntStream.range(0, rank).forEach(order::add);
    IntStream.range(rank + axes.size(), jacobian.shape().rank()).forEach(order::add);
    return new Mapped(Rearrange.transpose(jacobian, order), axes);
  }

  private List<Mapped> hvp(Producer.Hvp hvp, Scope scope) {
    Mapped of = expressions.build(hvp.of(), scope);
    Expr total = Totals.sum(of.expr());
    List<Mapped> places = places("hvp", hvp.wrt(), of, scope);
    List<Expr> along = along("hvp", hvp.wrt(), hvp.along(), places, scope);
    if (places.size() == 1) {
      Mapped with = places.get(0);
      return List.of(new Mapped(Leaves.hvp(total, with.expr(), along.get(0)), with.axes()));
    }
    // The gradient of what the gradients, seen along fixed directions, add up to.
    Expr slope = Leaves.literal(building.table(), "0");
    for (int i = 0; i < places.size(); i++) {
      Expr gradient = Leaves.gradient(total, places.get(i).expr());
      Expr part = Totals.sum(Formula.times(gradient, Leaves.stop(along.get(i))));
      slope = Formula.plus(slope, part);
    }
    List<Mapped> results = new ArrayList<>();
    for (Mapped with : places) {
      results.add(new Mapped(Leaves.gradient(slope, with.expr()), with.axes()));
    }
    return results;
  }

  /** What stands after {@code wrt}; loops around are told of it. */
  private List<Mapped> places(String name, List<Expression.Place> wrt, Mapped of, Scope scope) {
    Set<Expr> reached = reached(of.expr());
    List<Mapped> places = new ArrayList<>();
    for (Expression.Place place : wrt) {
      Mapped with = expressions.build(place, scope);
      if (!with.axes().containsAll(of.axes())) {
        report(DiagnosticKind.GRADIENT_OF_EACH, place, name, text(place));
      }
      if (!reached.contains(with.expr())) {
        report(DiagnosticKind.UNREACHED, place, text(place), name);
      }
      building.around().loops().forEach(loop -> loop.differentiate(with.expr()));
      places.add(with);
    }
    return places;
  }

  private void report(DiagnosticKind kind, Expression place, Object... facts) {
    building.report(Diagnostic.of(kind, place.span(), facts));
  }

  private static String text(Expression.Place place) {
    return place.span().text();
  }

  /** All that an expression is computed from, also by way of the sequences of loops around. */
  private Set<Expr> reached(Expr expr) {
    Set<Expr> reached = new HashSet<>(Order.of(List.of(expr)));
    for (OpenLoop loop : building.around().loops()) {
      for (Map.Entry<Expr, Expr> slice : loop.slices().entrySet()) {
        if (reached.contains(slice.getValue())) {
          reached.addAll(Order.of(List.of(slice.getKey())));
        }
      }
    }
    return reached;
  }
}
