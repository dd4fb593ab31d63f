package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;

/**
 * What the dims and build-time ints of a body must fulfil, since it cannot be proven for all of
 * them. {@code message} says what is wrong where it does not hold.
 */
public record Requirement(Demand demand, Extent extent, String message, Span span) {
  /** What is demanded of the extent. */
  public enum Demand {
    /** It is 0 or more. */
    NOT_NEGATIVE,
    /** The quotients in it come out even. */
    EVEN,
    /** It is a number when the model is built: no dim of the model is in it. */
    KNOWN
  }
}
