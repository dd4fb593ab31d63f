package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.source.Diagnostic;

/** A model that needs an array longer than any, whatever its dims are. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  TooLargeException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** What to tell the model's author. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
