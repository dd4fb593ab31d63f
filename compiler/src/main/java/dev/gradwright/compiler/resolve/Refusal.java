package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.Diagnostics;
import java.util.Optional;

/**
 * Ends the reading of one statement, which cannot be given a meaning; caught where the next one can
 * be read.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Diagnostic> diagnostic;

  private Refusal(Optional<Diagnostic> diagnostic) {
    super(diagnostic.map(Diagnostic::message).orElse(""), null, false, false);
    this.diagnostic = diagnostic;
  }

  static Refusal of(Diagnostic diagnostic) {
    return new Refusal(Optional.of(diagnostic));
  }

  /** The reason was reported before. */
  static Refusal known() {
    return new Refusal(Optional.empty());
  }

  void reportTo(Diagnostics diagnostics) {
    diagnostic.ifPresent(diagnostics::report);
  }
}
