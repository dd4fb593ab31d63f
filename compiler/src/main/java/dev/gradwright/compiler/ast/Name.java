package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** A name where it was written. */
public record Name(String text, Span span) implements Node {}
