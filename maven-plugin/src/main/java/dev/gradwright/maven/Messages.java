package dev.gradwright.maven;

import dev.gradwright.compiler.source.Diagnostic;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Prints diagnostics through the log of a goal. */
final class Messages {
  private Messages() {}

  static void print(List<Diagnostic> diagnostics, Log log) {
    for (Diagnostic diagnostic : diagnostics) {
      String text = diagnostic.render().stripTrailing();
      if (diagnostic.isError()) {
        log.error(text);
      } else {
        log.warn(text);
      }
    }
  }
}
