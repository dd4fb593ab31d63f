package dev.gradwright.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether standard error is a terminal that can rewrite a line.
 *
 * @param errors where standard error goes, if the system says so
 * @param console whether there is one, for input and output
 */
record Terminal(Optional<String> errors, boolean console, Map<String, String> environment) {
  // Of Linux; elsewhere there is none.
  private static final Path LINK = Path.of("/proc/self/fd/2");

  /** As this process finds it. */
  static Terminal present() {
    return new Terminal(target(), System.console() != null, System.getenv());
  }

  private static Optional<String> target() {
    try {
      return Optional.of(Files.readSymbolicLink(LINK).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  boolean rewrites() {
    return !environment.getOrDefault("TERM", "dumb").equals("dumb")
        && errors.map(Terminal::isTerminal).orElse(console);
  }

  private static boolean isTerminal(String target) {
    return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
  }
}
