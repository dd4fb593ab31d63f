package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** One entry of a type's extents or of a tensor literal. */
public sealed interface Entry extends Node {
  /** An expression. */
  record Value(Expression expression) implements Entry {
    @Override
    public Span span() {
      return expression.span();
    }
  }

  /** {@code ..S}: the leading dims of that name. */
  record Leading(Name name, Span span) implements Entry {}
}
