package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;

/**
 * What one run did.
 *
 * @param compiled the model files that were compiled
 * @param upToDate how many model files needed nothing
 * @param deleted the generated files that no longer had a source
 * @param vectors the sources with vectors that there are now, by their path in their folder
 */
public record Outcome(
    List<String> compiled,
    int upToDate,
    List<String> deleted,
    List<String> vectors,
    List<Diagnostic> diagnostics) {
  public Outcome {
    compiled = List.copyOf(compiled);
    deleted = List.copyOf(deleted);
    vectors = List.copyOf(vectors);
    diagnostics = List.copyOf(diagnostics);
  }

  /** How many reasons there are to stop the build. */
  public long errors() {
    return diagnostics.stream().filter(Diagnostic::isError).count();
  }
}
