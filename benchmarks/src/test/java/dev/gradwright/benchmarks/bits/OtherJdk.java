package dev.gradwright.benchmarks.bits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another JDK of this machine: that which {@code SECOND_JAVA_HOME} names, or else the newest that
 * is not of this JVM's version, of those that variables such as {@code JAVA_HOME_25_X64} name or
 * that lie where packages put them.
 */
final class OtherJdk {
  private static final Pattern VARIABLE = Pattern.compile("JAVA_HOME_\\d+_\\w+");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final String VECTORS = "jdk.incubator.vector";
  private static final int OLDEST = 17;

  private OtherJdk() {}

  static Optional<String> home() {
    Map<String, String> environment = System.getenv();
    return Optional.ofNullable(environment.get("SECOND_JAVA_HOME"))
        .or(
            () ->
                newest(
                    Stream.concat(named(environment), installed()), Runtime.version().feature()));
  }

  private static Stream<Path> named(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> VARIABLE.matcher(variable.getKey()).matches())
        .map(variable -> Path.of(variable.getValue()));
  }

  private static Stream<Path> installed() {
    Path user = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            user.resolve(".jdks"),
            user.resolve(".sdkman/candidates/java"))
        .flatMap(OtherJdk::inside);
  }

  private static Stream<Path> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of those that can run kernels on vectors, and are not of a version. */
  static Optional<String> newest(Stream<Path> homes, int not) {
    return homes
        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
        .filter(home -> version(home) >= OLDEST && version(home) != not)
        .max(Comparator.comparingInt(OtherJdk::version).thenComparing(Path::toString))
        .map(Path::toString);
  }

  /** Its feature version as its file {@code release} states it, or 0. */
  private static int version(Path home) {
    try {
      String release = Files.readString(home.resolve("release"));
      Matcher version = VERSION.matcher(release);
      return release.contains(VECTORS) && version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException none) {
      return 0;
    }
  }
}
