package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * What became of one model file: messages, and generated files by their path. A path that begins
 * with {@link #VECTORS} lies in the folder of sources with vectors.
 */
public record Compiled(List<Diagnostic> diagnostics, Map<String, String> sources) {
  /** No folder of a package is called so. */
  public static final String VECTORS = "vectors:";

  public Compiled {
    diagnostics = List.copyOf(diagnostics);
    sources = Map.copyOf(sources);
  }

  boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  static boolean isOfVectors(String path) {
    return path.startsWith(VECTORS);
  }

  /** A path below the folder that it lies in. */
  static String below(String path) {
    return isOfVectors(path) ? path.substring(VECTORS.length()) : path;
  }
}
