package dev.gradwright.compiler.verify;

/** A check that cannot be run at any extents or values: told to the user, never let through. */
public final class NoSampleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason that the user reads. */
  public NoSampleException(String reason) {
    super(reason);
  }
}
