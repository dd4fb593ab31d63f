package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/** An actual argument, {@code x} or {@code parts = 4}. */
public record Argument(Optional<Name> name, Expression value, Span span) implements Node {}
