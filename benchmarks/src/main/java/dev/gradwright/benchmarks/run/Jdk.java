package dev.gradwright.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JDK that runs rows.
 *
 * @param home its folder
 * @param version as results name it, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
  private static final String KEY = "JAVA_VERSION=";

  /** Its version is read, not asked for: results of a JVM that will not start are looked up. */
  static Jdk at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(java(home)) || !Files.isReadable(release)) {
      throw new IllegalArgumentException("no JDK in `" + home + "`");
    }
    try {
      return Files.readAllLines(release).stream()
          .filter(line -> line.startsWith(KEY))
          .map(line -> new Jdk(home, line.substring(KEY.length()).replace("\"", "")))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("`" + release + "` has no line " + KEY + "..."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path java() {
    return java(home);
  }

  private static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }
}
