package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Contraction;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.LayerBody;
import dev.gradwright.compiler.resolved.Operation;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Makes one operator application of each node of an expression, mapped over the indices around it.
 */
final class Expressions {
  private final Building building;
  private final ExprTable table;
  private final Reads reads;
  private final Domains domains;
  private final Reductions reductions;
  private final Producers producers;
  private final Layouts layouts;

  Expressions(Building building) {
    this.building = building;
    this.table = building.table();
    this.reads = new Reads(building, this);
    this.domains = new Domains(building);
    this.reductions = new Reductions(building, this);
    this.producers = new Producers(building, this);
    this.layouts = new Layouts(this);
  }

  void run(List<Statement> statements, Scope scope) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        let(let.value(), let.expression(), scope);
      } else if (statement instanceof Statement.Update update) {
        building.updates().add(update, build(update.expression(), scope), scope);
      } else {
        letAll((Statement.LetAll) statement, scope);
      }
    }
  }

  private void letAll(Statement.LetAll all, Scope scope) {
    int known = table.size();
    List<Mapped> results = producers.build(all.producer(), scope);
    for (int i = 0; i < results.size(); i++) {
      Value name = all.values().get(i);
      Expr made = results.get(i).expr();
      if (made.number() >= known) {
        table.setOrigin(made, building.naming().origin(name.name(), name.span()));
      }
      bind(name, results.get(i), scope);
    }
  }

  /** Makes the value of a name. */
  void let(Value name, Expression expression, Scope scope) {
    Naming naming = building.naming();
    int known = table.size();
    Mapped value =
        naming.let(
            name.name(),
            () -> {
              Mapped made = build(expression, scope);
              if (made.expr().number() >= known) {
                nameIt(made.expr(), naming.origin(name.span()), expression, scope);
              }
              return made;
            });
    bind(name, value, scope);
  }

  /** The value of a name as it is held. */
  Mapped held(Value name, Mapped value) {
    Origin origin = building.naming().origin(name.name(), name.span());
    return from(origin, () -> map(value, expr -> building.held(expr, name.held())));
  }

  /** What is written is still that which the expression has been made of. */
  private void nameIt(Expr made, Origin named, Expression expression, Scope scope) {
    Span text = table.origin(made).map(Origin::text).orElse(expression.span());
    table.setOrigin(made, named.of(text, scope.sites()));
  }

  /** Gives a name its value; what {@code wrt} names somewhere becomes a node of its own. */
  void bind(Value name, Mapped computed, Scope scope) {
    Mapped value = held(name, computed);
    if (scope.isDifferentiated(name)) {
      Origin origin = new Origin(name.span(), Optional.of(name.name()), Origin.Role.VALUE);
      scope.bind(
          name, from(origin, () -> new Mapped(building.marks().name(value.expr()), value.axes())));
    } else {
      scope.bind(name, value);
    }
  }

  void bindAll(List<Value> names, List<Mapped> values, Scope scope) {
    for (int i = 0; i < names.size(); i++) {
      bind(names.get(i), values.get(i), scope);
    }
  }

  /** What a body returns. */
  List<Mapped> results(Body body, Scope scope) {
    building.require(body.requirements(), scope);
    run(body.statements(), scope);
    return buildAll(body.results(), scope);
  }

  /** Binds the numbers and constants that a layer is made with. */
  LayerBody open(Use use, Scope inner, Scope owner) {
    LayerBody body = building.program().layers().get(use.layer());
    inner.bind(use.binding(), owner);
    bindAll(use.layer().constants(), buildAll(use.constants(), owner), inner);
    run(body.constants(), inner);
    return body;
  }

  private Origin origin(Span span, Scope scope) {
    return new Origin(span, building.naming().part(), Origin.Role.VALUE).of(span, scope.sites());
  }

  private Mapped from(Origin origin, Supplier<Mapped> making) {
    return table.from(Optional.of(origin), making);
  }

  List<Mapped> buildAll(List<Expression> expressions, Scope scope) {
    return expressions.stream().map(expression -> build(expression, scope)).toList();
  }

  Mapped build(Expression expression, Scope scope) {
    if (expression instanceof Expression.Reference reference) {
      return scope.value(reference.value());
    }
    return from(origin(expression.span(), scope), () -> make(expression, scope));
  }

  private Mapped make(Expression expression, Scope scope) {
    if (expression instanceof Expression.Apply apply) {
      return apply(apply.operator(), buildAll(apply.operands(), scope));
    } else if (expression instanceof Expression.Chain chain) {
      return chain(chain, scope);
    } else if (expression instanceof Expression.Literal literal) {
      return Mapped.plain(Leaves.literal(table, literal.text(), literal.type().element()));
    } else if (expression instanceof Expression.Size size) {
      return Mapped.plain(Leaves.extent(table, building.number(size, scope)));
    } else if (expression instanceof Expression.Broadcast broadcast) {
      return build(broadcast.operand(), scope).broadcastTo(scope.shape(broadcast.type().axes()));
    } else if (expression instanceof Expression.Convert convert) {
      return convert(build(convert.operand(), scope), convert.type());
    } else if (expression instanceof Expression.Select select) {
      return select(select, scope);
    } else if (expression instanceof Expression.ParameterReference reference) {
      return Mapped.plain(building.parameter(producers.path(reference, scope)));
    } else if (expression instanceof Expression.Training) {
      return Mapped.plain(Leaves.training(table));
    } else if (expression instanceof Expression.Draw draw) {
      return building.draws().draw(draw, scope);
    } else if (expression instanceof Expression.Stop stop) {
      return map(build(stop.operand(), scope), Leaves::stop);
    } else if (expression instanceof Expression.Rounded rounded) {
      return map(build(rounded.operand(), scope), expr -> building.held(expr, rounded.held()));
    } else if (expression instanceof Expression.Checked checked) {
      return domains.keep(build(checked.operand(), scope), checked, scope);
    } else if (expression instanceof Expression.Only only) {
      return producers.build(only.producer(), scope).get(0);
    } else if (expression instanceof Expression.Read read) {
      return reads.build(read, scope);
    } else if (expression instanceof Expression.Position position) {
      return reads.position(position.index(), scope);
    } else if (expression instanceof Expression.Indexed indexed) {
      return reductions.indexed(indexed, scope);
    } else if (expression instanceof Expression.Reduce reduce) {
      return reductions.reduce(reduce, scope);
    } else if (expression instanceof Expression.ReduceAll all) {
      return reductions.reduceAll(all, scope);
    } else if (expression instanceof Expression.Arg arg) {
      return reductions.arg(arg, scope);
    }
    return layouts.build(expression, scope);
  }

  static Mapped map(Mapped operand, UnaryOperator<Expr> operator) {
    return new Mapped(operator.apply(operand.expr()), operand.axes());
  }

  /** An operator applied to aligned operands; it is told how many leading axes are the map's. */
  static Mapped map(List<Mapped> operands, BiFunction<List<Expr>, Integer, Expr> operator) {
    List<MapAxis> axes = Mapped.axesOf(operands);
    List<Expr> aligned = operands.stream().map(operand -> operand.over(axes).expr()).toList();
    return new Mapped(operator.apply(aligned, axes.size()), axes);
  }

  private static Mapped apply(Elementwise operator, List<Mapped> operands) {
    return map(operands, (exprs, mapped) -> Elements.apply(operator, exprs));
  }

  /** A choice that is known when the model is built is made now. */
  private Mapped select(Expression.Select select, Scope scope) {
    Mapped condition = build(select.condition(), scope);
    Optional<String> known = Leaves.constant(condition.expr());
    if (known.isPresent()) {
      return build(known.get().equals("0") ? select.no() : select.yes(), scope);
    }
    return map(
        List.of(condition, build(select.yes(), scope), build(select.no(), scope)),
        (parts, mapped) -> Formula.select(parts.get(0), parts.get(1), parts.get(2)));
  }

  private static Mapped convert(Mapped operand, Type to) {
    return map(operand, expr -> Formula.cast(expr, to.element()));
  }

  private Mapped chain(Expression.Chain chain, Scope scope) {
    Mapped left = build(chain.first(), scope);
    for (Expression.Link link : chain.links()) {
      Mapped right = build(link.right(), scope);
      Mapped fit = convert(left, link.left()).broadcastTo(scope.shape(link.left().axes()));
      Type fitType = link.left();
      left = from(origin(chain.span(), scope), () -> combine(link, fit, fitType, right, scope));
    }
    return left;
  }

  private Mapped combine(
      Expression.Link link, Mapped left, Type leftType, Mapped right, Scope scope) {
    Operation operation = link.operation();
    return operation instanceof Elementwise elementwise
        ? apply(elementwise, List.of(left, right))
        : contract((Contraction) operation, left, leftType, right, link.right().type(), scope);
  }

  /**
   * Each entry of the axes may stand for several; each map axis is a label that both sides share.
   */
  private Mapped contract(
      Contraction contraction,
      Mapped left,
      Type leftType,
      Mapped right,
      Type rightType,
      Scope scope) {
    Labels labels = new Labels();
    labels.enter(contraction.left(), widths(leftType, scope));
    labels.enter(contraction.right(), widths(rightType, scope));
    List<MapAxis> axes = Mapped.union(left.axes(), right.axes());
    Expr product =
        Totals.contract(
            left.expr(),
            labels.of(left.axes(), contraction.left()),
            right.expr(),
            labels.of(right.axes(), contraction.right()),
            labels.of(axes, contraction.result()));
    return new Mapped(product, axes);
  }

  private static List<Integer> widths(Type type, Scope scope) {
    return type.axes().stream().map(axis -> scope.extents(axis).size()).toList();
  }

  /** The first axis, among the value's own, of each entry of a type; and one past the last. */
  static List<Integer> starts(Type type, Scope scope) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int width : widths(type, scope)) {
      starts.add(starts.get(starts.size() - 1) + width);
    }
    return starts;
  }
}
