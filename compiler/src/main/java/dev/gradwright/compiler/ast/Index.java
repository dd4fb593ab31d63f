package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** One entry between the brackets of {@code x[...]}. */
public sealed interface Index extends Node {
  /** {@code i + 1} */
  record At(Expression expression) implements Index {
    @Override
    public Span span() {
      return expression.span();
    }
  }

  /** {@code 0..K} */
  record Slice(Range range) implements Index {
    @Override
    public Span span() {
      return range.span();
    }
  }

  /** {@code ..}: one axis, all of it. */
  record Whole(Span span) implements Index {}

  /** {@code ..s}: the leading axes of that name. */
  record Leading(Name name, Span span) implements Index {}
}
