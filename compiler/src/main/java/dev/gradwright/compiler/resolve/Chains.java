package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.ChainOperator;
import dev.gradwright.compiler.ast.Expression.Chain;
import dev.gradwright.compiler.ast.Expression.Link;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.List;

/** Reads a chain from left to right, without recursion over its length. */
final class Chains {
  private final List<Expression.Link> links = new ArrayList<>();
  private Expression first;
  private Type type;
  private Span span;

  private Chains(Expression first) {
    this.first = first;
    this.type = first.type();
    this.span = first.span();
  }

  static Expression of(Here here, Chain chain) {
    List<Node> operands = new ArrayList<>(List.of(chain.first()));
    chain.links().forEach(link -> operands.add(link.operand()));
    List<Expression> read = here.each(operands);
    Chains chains = new Chains(read.get(0));
    for (int i = 0; i < chain.links().size(); i++) {
      chains.append(chain.links().get(i), read.get(i + 1));
    }
    return chains.soFar();
  }

  /** What was computed so far; cheap, since a chain copies its links only when they are done. */
  private Expression soFar() {
    return links.isEmpty() ? first : new Expression.Chain(first, links, type, span);
  }

  /** What was computed so far as far as its type matters. */
  private Expression left() {
    return links.isEmpty() ? first : new Expression.Chain(first, List.of(), type, span);
  }

  private void append(Link link, Expression right) {
    Span whole = span.to(right.span());
    if (link.operator() == ChainOperator.CONTRACT) {
      contract(link, right);
    } else {
      apply(elementwise(link.operator()), right, link.operatorSpan());
    }
    span = whole;
  }

  private void contract(Link link, Expression right) {
    Contractions.Contracted contracted = Contractions.of(left(), right, link.operatorSpan());
    Type reals = type.withElement(ElementType.REAL);
    Expression real = Broadcasting.convert(right, ElementType.REAL);
    add(
        new Expression.Link(
            contracted.contraction(), reals, real, contracted.type(), span.to(right.span())));
  }

  private void apply(Elementwise operator, Expression right, Span operatorSpan) {
    if (folds(operator, right, operatorSpan)) {
      return;
    }
    Elements.Fitting fitting = Elements.fit(operator, List.of(left(), right), operatorSpan);
    Expression fitted = Elements.bring(right, fitting.operands());
    if (links.isEmpty()) {
      first = Broadcasting.convert(first, fitting.operands().element());
    }
    add(
        new Expression.Link(
            operator, fitting.operands(), fitted, fitting.result(), span.to(right.span())));
  }

  /** Whether dims met dims, which extents can compute with. */
  private boolean folds(Elementwise operator, Expression right, Span operatorSpan) {
    boolean sizes = first instanceof Expression.Size || right instanceof Expression.Size;
    if (!links.isEmpty() || !sizes) {
      return false;
    }
    Expression folded = Elements.apply(operator, List.of(first, right), operatorSpan);
    if (folded instanceof Expression.Size) {
      first = folded;
      return true;
    }
    return false;
  }

  private void add(Expression.Link link) {
    links.add(link);
    type = link.result();
  }

  private static Elementwise elementwise(ChainOperator operator) {
    return switch (operator) {
      case MULTIPLY -> Elementwise.MULTIPLY;
      case DIVIDE -> Elementwise.DIVIDE;
      case FLOOR_DIVIDE -> Elementwise.FLOOR_DIVIDE;
      case REMAINDER -> Elementwise.FLOOR_MODULO;
      case ADD -> Elementwise.ADD;
      case SUBTRACT -> Elementwise.SUBTRACT;
      case AND -> Elementwise.AND;
      case OR -> Elementwise.OR;
      case CONTRACT -> throw new IllegalStateException("a contraction is not elementwise");
    };
  }
}
