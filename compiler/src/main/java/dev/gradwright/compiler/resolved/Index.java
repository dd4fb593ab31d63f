package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;

/**
 * An index of index notation; its range stands in {@link Body#ranges}. The span, where it is
 * introduced, tells it from others of its name.
 */
public sealed interface Index {
  String name();

  Span span();

  /** {@code i}: an int. */
  record Single(String name, Span span) implements Index {}

  /** {@code ..s}: all of some leading axes at once; not a value. */
  record Leading(String name, Span span) implements Index {}
}
