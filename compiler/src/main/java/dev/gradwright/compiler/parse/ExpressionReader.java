package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.ast.Index;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.ast.Range;
import dev.gradwright.compiler.ast.ReductionName;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradBaseVisitor;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser.*;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Parse tree to syntax tree: expressions. */
final class ExpressionReader extends GradBaseVisitor<Expression> {
  private final Words words;
  private final TypeReader types;
  private final StatementReader statements;
  private final OperatorReader operators;
  private final LoopReader loops;
  private final DerivativeReader derivatives;

  ExpressionReader(Words words, Diagnostics diagnostics) {
    this.words = words;
    this.types = new TypeReader(words, diagnostics, this);
    this.statements = new StatementReader(words, diagnostics, this, types);
    this.operators = new OperatorReader(words, diagnostics, this);
    this.loops = new LoopReader(words, this, types, statements);
    this.derivatives = new DerivativeReader(words, this);
  }

  TypeReader types() {
    return types;
  }

  StatementReader statements() {
    return statements;
  }

  Expression expression(ExprContext context) {
    return context.accept(this);
  }

  List<Expression> expressions(List<ExprContext> contexts) {
    return Each.of(contexts, this::expression);
  }

  List<Argument> arguments(ArgumentsContext arguments) {
    return Each.of(arguments.argument(), this::argument);
  }

  Argument argument(ArgumentContext argument) {
    Optional<Name> name = Optional.ofNullable(argument.argumentName()).map(words::name);
    return new Argument(name, argument.expr().accept(this), words.span(argument));
  }

  @Override
  public Expression visitAtom(AtomContext atom) {
    Token token = atom.getStart();
    Span span = words.span(token);
    return switch (token.getType()) {
      case GradLexer.INT -> new Expression.IntLiteral(token.getText(), span);
      case GradLexer.REAL -> new Expression.RealLiteral(token.getText(), span);
      case GradLexer.HOLE -> new Expression.Hole(span);
      default -> new Expression.BoolLiteral(token.getType() == GradLexer.TRUE, span);
    };
  }

  @Override
  public Expression visitReference(ReferenceContext reference) {
    return new Expression.Reference(words.name(reference.name()));
  }

  @Override
  public Expression visitParenthesised(ParenthesisedContext context) {
    List<Expression> elements = expressions(context.expr());
    return elements.size() == 1
        ? elements.get(0)
        : new Expression.Tuple(elements, words.span(context));
  }

  @Override
  public Expression visitLiteral(LiteralContext literal) {
    return new Expression.TensorLiteral(types.entries(literal.entry()), words.span(literal));
  }

  @Override
  public Expression visitMember(MemberContext member) {
    return member(expression(member.expr()), words.name(member.name()), words.span(member));
  }

  Expression member(Expression target, Name name, Span span) {
    return name.text().equals("T")
        ? new Expression.Transpose(target, span)
        : new Expression.Member(target, name, span);
  }

  @Override
  public Expression visitCall(CallContext call) {
    return new Expression.Call(
        expression(call.expr()), arguments(call.arguments()), words.span(call));
  }

  @Override
  public Expression visitSubscript(SubscriptContext subscript) {
    return new Expression.Subscript(
        expression(subscript.expr()),
        Each.of(subscript.index(), this::index),
        words.span(subscript));
  }

  private Index index(IndexContext index) {
    Span span = words.span(index);
    if (index instanceof WholeIndexContext whole) {
      return whole.name() == null
          ? new Index.Whole(span)
          : new Index.Leading(words.name(whole.name()), span);
    }
    List<Expression> ends = expressions(((RangeIndexContext) index).expr());
    return ends.size() == 1
        ? new Index.At(ends.get(0))
        : new Index.Slice(new Range(Optional.of(ends.get(0)), ends.get(1), span));
  }

  @Override
  public Expression visitReduce(ReduceContext reduce) {
    return new Expression.Reduction(
        reduction(reduce.reduction()),
        Each.of(reduce.binder(), types::binder),
        expression(reduce.expr()),
        words.span(reduce));
  }

  @Override
  public Expression visitReduceAll(ReduceAllContext reduce) {
    return new Expression.ReductionCall(
        reduction(reduce.reduction()), arguments(reduce.arguments()), words.span(reduce));
  }

  private static ReductionName reduction(ReductionContext reduction) {
    return Arrays.stream(ReductionName.values())
        .filter(name -> name.symbol().equals(reduction.getText()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Expression visitPower(PowerContext power) {
    return new Expression.Power(
        expression(power.expr(0)), expression(power.expr(1)), words.span(power));
  }

  @Override
  public Expression visitPrefix(PrefixContext prefix) {
    boolean not = prefix.getStart().getType() == GradLexer.NOT;
    return new Expression.Prefix(
        not ? PrefixOperator.NOT : PrefixOperator.NEGATE,
        expression(prefix.expr()),
        words.span(prefix));
  }

  @Override
  public Expression visitConditional(ConditionalContext conditional) {
    return new Expression.Conditional(
        expression(conditional.expr(0)),
        expression(conditional.expr(1)),
        expression(conditional.expr(2)),
        words.span(conditional));
  }

  @Override
  public Expression visitComparison(ComparisonContext comparison) {
    return operators.comparison(comparison);
  }

  @Override
  public Expression visitProduct(ProductContext product) {
    return operators.chain(product);
  }

  @Override
  public Expression visitSum(SumContext sum) {
    return operators.chain(sum);
  }

  @Override
  public Expression visitConjunction(ConjunctionContext conjunction) {
    return operators.chain(conjunction);
  }

  @Override
  public Expression visitDisjunction(DisjunctionContext disjunction) {
    return operators.chain(disjunction);
  }

  @Override
  public Expression visitFor(ForContext loop) {
    return loops.buildTime(loop);
  }

  @Override
  public Expression visitScan(ScanContext loop) {
    return loops.scan(loop);
  }

  @Override
  public Expression visitGradient(GradientContext gradient) {
    return derivatives.gradient(gradient);
  }

  @Override
  public Expression visitDirectional(DirectionalContext directional) {
    return derivatives.directional(directional);
  }
}
