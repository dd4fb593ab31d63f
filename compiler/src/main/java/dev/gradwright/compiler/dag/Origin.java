package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where an expression was written, the name it was given there, and whether it is that value or was
 * derived from it.
 *
 * @param text what is computed: for a name, what stands on its right
 * @param uses where what was written there was called, the outermost first
 */
public record Origin(
    Span span, Optional<String> name, Role role, Form form, Span text, List<Span> uses) {
  public Origin {
    uses = List.copyOf(uses);
  }

  /** A place of the model itself. */
  public Origin(Span span, Optional<String> name, Role role) {
    this(span, name, role, Form.WRITTEN, span, List.of());
  }

  /** What the expression is to the text at its origin. */
  public enum Role {
    VALUE,
    ADJOINT,
    TANGENT
  }

  /** How the expression relates to what the text says. */
  public enum Form {
    WRITTEN,
    /** It is another formula of the same value, with the same singular points. */
    RESTATED,
    /** It is part of another formula of the same value that does not overflow. */
    STEADY
  }

  /** The same place as the source of a derivative. */
  public Origin as(Role other) {
    return new Origin(span, name, other, form, text, uses);
  }

  /** The same place, put in another way. */
  public Origin as(Form other) {
    return new Origin(span, name, role, other, text, uses);
  }

  /** The {@link #uses}, the innermost first. */
  public List<Span> usesOutward() {
    List<Span> outward = new ArrayList<>(uses);
    Collections.reverse(outward);
    return outward;
  }

  /** The same name for what stands there, called from these. */
  public Origin of(Span expression, List<Span> callers) {
    return new Origin(span, name, role, form, expression, callers);
  }
}
