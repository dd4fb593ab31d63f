package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;
import java.util.Map;

/** What became of one model file: messages, and generated files by their path. */
public record Compiled(List<Diagnostic> diagnostics, Map<String, String> sources) {
  public Compiled {
    diagnostics = List.copyOf(diagnostics);
    sources = Map.copyOf(sources);
  }

  boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
