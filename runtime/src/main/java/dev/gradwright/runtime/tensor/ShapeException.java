package dev.gradwright.runtime.tensor;

/**
 * A shape, an index or a value that does not fit what was declared; the message is in the user's
 * terms.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * With the sentence the user reads.
   *
   * @param message what was found and what was declared
   */
  public ShapeException(String message) {
    super(message);
  }
}
