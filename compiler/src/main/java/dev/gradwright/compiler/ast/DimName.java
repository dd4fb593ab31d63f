package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** A declared dim: {@code N} is one axis, {@code ..S} any number of leading axes. */
public record DimName(Kind kind, Name name, Span span) implements Node {
  /** How many axes the name stands for. */
  public enum Kind {
    SINGLE,
    LEADING
  }
}
