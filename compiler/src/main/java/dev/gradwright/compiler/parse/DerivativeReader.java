package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.DerivativeName;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.ast.Index;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradParser.DirectionalContext;
import dev.gradwright.grammar.GradParser.ExprContext;
import dev.gradwright.grammar.GradParser.GradientContext;
import dev.gradwright.grammar.GradParser.PathContext;
import dev.gradwright.grammar.GradParser.StepContext;
import dev.gradwright.grammar.GradParser.WrtContext;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Parse tree to syntax tree: derivatives. */
final class DerivativeReader {
  private final Words words;
  private final ExpressionReader expressions;

  DerivativeReader(Words words, ExpressionReader expressions) {
    this.words = words;
    this.expressions = expressions;
  }

  Expression gradient(GradientContext gradient) {
    return derivative(gradient, gradient.expr(), gradient.wrt(), List.of());
  }

  Expression directional(DirectionalContext directional) {
    List<Expression> along = expressions.expressions(directional.along().expr());
    return derivative(directional, directional.expr(), directional.wrt(), along);
  }

  private Expression derivative(
      ParserRuleContext context, ExprContext of, WrtContext wrt, List<Expression> along) {
    return new Expression.Derivative(
        name(context.getStart().getText()),
        expressions.expression(of),
        Each.of(wrt.path(), this::path),
        along,
        words.span(context));
  }

  private static DerivativeName name(String symbol) {
    return Arrays.stream(DerivativeName.values())
        .filter(name -> name.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private Expression path(PathContext path) {
    Expression at = new Expression.Reference(words.name(path.name()));
    for (StepContext step : path.step()) {
      at = step(at, step);
    }
    return at;
  }

  private Expression step(Expression target, StepContext step) {
    Span span = target.span().to(words.span(step));
    if (step.name() != null) {
      return new Expression.Member(target, words.name(step.name()), span);
    }
    Index index = new Index.At(expressions.expression(step.expr()));
    return new Expression.Subscript(target, List.of(index), span);
  }
}
