package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.ChainOperator;
import dev.gradwright.compiler.ast.ComparisonOperator;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradParser.ComparisonContext;
import dev.gradwright.grammar.GradParser.ExprContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Parse tree to syntax tree: binary operators; walks the deep left side of chains in a loop. */
final class OperatorReader {
  private final Words words;
  private final Diagnostics diagnostics;
  private final ExpressionReader expressions;

  OperatorReader(Words words, Diagnostics diagnostics, ExpressionReader expressions) {
    this.words = words;
    this.diagnostics = diagnostics;
    this.expressions = expressions;
  }

  Expression chain(ExprContext top) {
    List<Expression.Link> links = new ArrayList<>();
    ExprContext at = top;
    while (top.getClass() == at.getClass()) {
      links.add(link(at));
      at = left(at);
    }
    Collections.reverse(links);
    return new Expression.Chain(expressions.expression(at), links, words.span(top));
  }

  private Expression.Link link(ExprContext binary) {
    Token operator = operator(binary);
    return new Expression.Link(
        chainOperator(operator.getText()),
        words.span(operator),
        expressions.expression(right(binary)));
  }

  Expression comparison(ComparisonContext comparison) {
    if (left(comparison) instanceof ComparisonContext first) {
      return chained(comparison, first);
    }
    return new Expression.Comparison(
        expressions.expression(left(comparison)),
        comparisonOperator(operator(comparison).getText()),
        expressions.expression(right(comparison)),
        words.span(comparison));
  }

  private Expression chained(ComparisonContext chained, ComparisonContext first) {
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.CHAINED_COMPARISON, words.span(operator(chained)))
            .expected("`&&` between comparisons, as in `a < b && b < c`")
            .note(words.span(operator(first)), "the comparison before it"));
    return new Expression.Hole(words.span(chained));
  }

  private static ExprContext left(ExprContext binary) {
    return (ExprContext) binary.getChild(0);
  }

  private static Token operator(ExprContext binary) {
    return ((TerminalNode) binary.getChild(1)).getSymbol();
  }

  private static ExprContext right(ExprContext binary) {
    return (ExprContext) binary.getChild(2);
  }

  private static ChainOperator chainOperator(String symbol) {
    return Arrays.stream(ChainOperator.values())
        .filter(operator -> operator.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static ComparisonOperator comparisonOperator(String symbol) {
    return Arrays.stream(ComparisonOperator.values())
        .filter(operator -> operator.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
