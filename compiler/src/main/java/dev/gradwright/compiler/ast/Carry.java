package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/** {@code h: real[N, H] = 0} in the {@code from} of a loop. */
public record Carry(Name name, Optional<TypeSyntax> type, Expression start, Span span)
    implements Node {}
