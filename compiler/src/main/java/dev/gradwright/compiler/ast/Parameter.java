package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/**
 * A formal argument: {@code x: real[N]}, {@code y: int[N] in 0..K}, {@code const rate: real = 0.5},
 * or untyped, which is a build-time int.
 */
public record Parameter(
    Kind kind,
    Name name,
    Optional<TypeSyntax> type,
    Optional<Range> domain,
    Optional<Expression> defaultValue,
    Span span)
    implements Node {
  /** Whether {@code const} stands before it. */
  public enum Kind {
    PLAIN,
    CONST
  }
}
