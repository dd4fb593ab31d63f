package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/** {@code const name: type = value;} of a file or of a body. */
public record Const(
    Optional<Doc> doc, Name name, Optional<TypeSyntax> type, Expression value, Span span)
    implements Declaration, Statement {}
