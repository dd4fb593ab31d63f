package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;

/**
 * What one run did.
 *
 * @param compiled the model files that were compiled
 * @param upToDate how many model files needed nothing
 * @param deleted the generated files that no longer had a source
 * @param clashes why generated files could not have one owner each
 */
public record Outcome(
    List<String> compiled,
    int upToDate,
    List<String> deleted,
    List<Diagnostic> diagnostics,
    List<String> clashes) {
  public Outcome {
    compiled = List.copyOf(compiled);
    deleted = List.copyOf(deleted);
    diagnostics = List.copyOf(diagnostics);
    clashes = List.copyOf(clashes);
  }

  /** How many reasons there are to stop the build. */
  public long errors() {
    return clashes.size() + diagnostics.stream().filter(Diagnostic::isError).count();
  }
}
