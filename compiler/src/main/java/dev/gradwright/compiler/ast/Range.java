package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/** {@code a..b}; without {@code from} it is written {@code in b} and means {@code 0..b}. */
public record Range(Optional<Expression> from, Expression to, Span span) implements Node {}
