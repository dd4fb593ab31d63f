package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** {@code h = h2} in a {@code next}. */
public record Assignment(Name name, Expression value, Span span) implements Node {}
