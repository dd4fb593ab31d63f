package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Assignment;
import dev.gradwright.compiler.ast.Check;
import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.ast.Start;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradBaseVisitor;
import dev.gradwright.grammar.GradParser.*;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Parse tree to syntax tree: what bodies hold. */
final class StatementReader extends GradBaseVisitor<Statement> {
  private final Words words;
  private final Diagnostics diagnostics;
  private final ExpressionReader expressions;
  private final TypeReader types;

  StatementReader(
      Words words, Diagnostics diagnostics, ExpressionReader expressions, TypeReader types) {
    this.words = words;
    this.diagnostics = diagnostics;
    this.expressions = expressions;
    this.types = types;
  }

  List<Statement> body(BlockContext block, Body body) {
    return Each.of(block.statement(), statement -> statement(statement, body));
  }

  Const constant(ConstantContext constant) {
    return new Const(
        words.doc(constant),
        words.name(constant.name()),
        types.optional(constant.type()),
        expressions.expression(constant.expr()),
        words.span(constant));
  }

  private Statement statement(StatementContext statement, Body body) {
    Token start = statement.getStart();
    if (!body.allows(start.getType())) {
      diagnostics.report(body.misplaced(start.getType(), words.span(start)));
    }
    return statement.accept(this);
  }

  @Override
  public Statement visitPrecision(PrecisionContext precision) {
    return new Statement.Precision(
        types.precision(words.name(precision.name())), words.span(precision));
  }

  @Override
  public Statement visitDim(DimContext dim) {
    return new Statement.Dim(Each.of(dim.dimName(), types::dim), words.span(dim));
  }

  @Override
  public Statement visitInput(InputContext input) {
    return new Statement.Input(
        words.doc(input),
        words.name(input.name()),
        types.type(input.type()),
        types.domain(input.domain()),
        words.span(input));
  }

  @Override
  public Statement visitParam(ParamContext param) {
    return new Statement.Param(
        words.doc(param),
        words.name(param.name()),
        types.type(param.type()),
        start(param.initially()),
        words.span(param));
  }

  @Override
  public Statement visitState(StateContext state) {
    return new Statement.State(
        words.doc(state),
        words.name(state.name()),
        types.type(state.type()),
        start(state.initially()),
        words.span(state));
  }

  private Start start(InitiallyContext start) {
    if (start instanceof ValueStartContext value) {
      return new Start.Value(expressions.expression(value.expr()));
    }
    InitialiserStartContext initialiser = (InitialiserStartContext) start;
    return new Start.Initialiser(
        words.name(initialiser.name()),
        expressions.arguments(initialiser.arguments()),
        words.span(initialiser));
  }

  @Override
  public Statement visitUse(UseContext use) {
    int last = use.expr().size() - 1;
    return new Statement.Use(
        words.doc(use),
        words.name(use.name()),
        last == 0 ? Optional.empty() : Optional.of(expressions.expression(use.expr(0))),
        expressions.expression(use.expr(last)),
        words.span(use));
  }

  @Override
  public Statement visitLet(LetContext let) {
    return new Statement.Let(
        words.doc(let), pattern(let.pattern()), value(let.expr()), words.span(let));
  }

  @Override
  public Statement visitOutput(OutputContext output) {
    return new Statement.Output(
        words.doc(output), pattern(output.pattern()), value(output.expr()), words.span(output));
  }

  @Override
  public Statement visitLoss(LossContext loss) {
    return new Statement.Loss(words.doc(loss), value(loss.expr()), words.span(loss));
  }

  @Override
  public Statement visitUpdate(UpdateContext update) {
    return new Statement.Update(
        words.name(update.name()), value(update.expr()), words.span(update));
  }

  @Override
  public Statement visitForward(ForwardContext forward) {
    return new Statement.Forward(
        words.doc(forward),
        types.parameters(forward.parameters()),
        types.type(forward.type()),
        body(forward.block(), Body.PASS),
        words.span(forward));
  }

  @Override
  public Statement visitReturn(ReturnContext context) {
    return new Statement.Return(value(context.expr()), words.span(context));
  }

  @Override
  public Statement visitBar(BarContext bar) {
    return new Statement.Bar(words.name(bar.name()), value(bar.expr()), words.span(bar));
  }

  @Override
  public Statement visitNext(NextContext next) {
    List<Assignment> assignments = Each.of(next.assignment(), this::assignment);
    return new Statement.Next(assignments, words.span(next));
  }

  private Assignment assignment(AssignmentContext assignment) {
    return new Assignment(
        words.name(assignment.name()), value(assignment.expr()), words.span(assignment));
  }

  @Override
  public Statement visitYield(YieldContext context) {
    List<Expression> values = Each.of(context.expr(), expressions::expression);
    return new Statement.Yield(values, words.span(context));
  }

  @Override
  public Statement visitFinal(FinalContext context) {
    return new Statement.Final(words.names(context.name()), words.span(context));
  }

  @Override
  public Statement visitLocalConstant(LocalConstantContext constant) {
    return constant(constant.constant());
  }

  @Override
  public Statement visitCheck(CheckContext check) {
    List<Argument> at =
        check.bindings() == null ? List.of() : expressions.arguments(check.bindings().arguments());
    PropertyContext property = check.property();
    if (property != null && property.UNDER() != null) {
      return new Check.Invariant(
          value(property.argument(0).expr()),
          words.name(property.name(0)),
          words.names(property.name().subList(1, property.name().size())),
          at,
          words.span(check));
    }
    List<ArgumentContext> arguments = property == null ? List.of() : property.argument();
    return new Check.Named(
        words.name(check.name()), Each.of(arguments, expressions::argument), at, words.span(check));
  }

  private Pattern pattern(PatternContext pattern) {
    if (pattern instanceof TuplePatternContext tuple) {
      return new Pattern.Tuple(words.names(tuple.name()), words.span(tuple));
    }
    NamePatternContext named = (NamePatternContext) pattern;
    if (!named.binder().isEmpty()) {
      return new Pattern.Indexed(
          words.name(named.name()),
          Each.of(named.binder(), types::binder),
          types.domain(named.domain()),
          words.span(named));
    }
    return new Pattern.Single(
        words.name(named.name()),
        types.optional(named.type()),
        types.domain(named.domain()),
        words.span(named));
  }

  private Expression value(ExprContext value) {
    return expressions.expression(value);
  }
}
