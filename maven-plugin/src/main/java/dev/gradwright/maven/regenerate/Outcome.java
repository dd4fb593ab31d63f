package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;

/**
 * What one run did.
 *
 * @param compiled the model files that were compiled
 * @param upToDate how many model files needed nothing
 * @param deleted the generated files that no longer had a source
 */
public record Outcome(
    List<String> compiled, int upToDate, List<String> deleted, List<Diagnostic> diagnostics) {
  public Outcome {
    compiled = List.copyOf(compiled);
    deleted = List.copyOf(deleted);
    diagnostics = List.copyOf(diagnostics);
  }

  /** How many reasons there are to stop the build. */
  public long errors() {
    return diagnostics.stream().filter(Diagnostic::isError).count();
  }
}
