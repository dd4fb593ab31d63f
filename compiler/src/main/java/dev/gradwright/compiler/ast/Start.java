package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** How a param or state gets its first value. */
public sealed interface Start extends Node {
  /** {@code = expression} */
  record Value(Expression expression) implements Start {
    @Override
    public Span span() {
      return expression.span();
    }
  }

  /** {@code init normal(std = 0.1)} */
  record Initialiser(Name name, List<Argument> arguments, Span span) implements Start {
    public Initialiser {
      arguments = List.copyOf(arguments);
    }
  }
}
