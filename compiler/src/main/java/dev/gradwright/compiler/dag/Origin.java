package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/**
 * Where an expression was written, the name it was given there, and whether it is that value or was
 * derived from it.
 */
public record Origin(Span span, Optional<String> name, Role role) {
  /** What the expression is to the text at its origin. */
  public enum Role {
    VALUE,
    ADJOINT,
    TANGENT
  }

  /** The same place as the source of a derivative. */
  public Origin as(Role other) {
    return new Origin(span, name, other);
  }
}
