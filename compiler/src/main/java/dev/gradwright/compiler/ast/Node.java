package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** Anything in the syntax tree: it knows where it was written. */
public interface Node {
  Span span();
}
