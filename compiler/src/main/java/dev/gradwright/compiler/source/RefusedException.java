package dev.gradwright.compiler.source;

/** A model that a stage cannot go on with, such as one that is too large. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  /** Given what to tell the model's author. */
  public RefusedException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** What to tell the model's author. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
