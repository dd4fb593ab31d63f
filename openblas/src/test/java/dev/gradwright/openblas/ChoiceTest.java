package dev.gradwright.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who multiplies, and what the log says, in JVMs of their own. */
final class ChoiceTest {
  private static final Predicate<String> IS_OF_NATIVES =
      jar -> new File(jar).getName().matches("(openblas|javacpp)-.*\\d-[a-z]+-\\w+\\.jar");

  /** What a JVM prints and logs. */
  private record Run(List<String> out, List<String> log) {}

  /** Whether the build found natives for this platform. */
  static boolean hasNatives() {
    return classPath().anyMatch(IS_OF_NATIVES);
  }

  @Test
  void withItsNativesItMultiplies() throws Exception {
    assumeTrue(hasNatives(), "no natives of OpenBLAS for this platform");
    Run run = run(jar -> true);
    assertEquals(1, run.out.size(), run.out::toString);
    assertTrue(
        run.out.get(0).matches("portable Java, .* by OpenBLAS 0\\..*: 32\\.0"), run.out.get(0));
    assertEquals(1, lines(run.log, "kernels: ").size(), run.log::toString);
  }

  @Test
  void withoutNativesTheBuiltInProviderTakesOver() throws Exception {
    Run run = run(IS_OF_NATIVES.negate());
    assertEquals(List.of("portable Java: 32.0"), run.out);
    assertEquals(1, lines(run.log, "kernels: ").size(), run.log::toString);
    String line = lines(run.log, "kernels: ").get(0);
    assertTrue(line.contains("kernels: portable Java; faster with --add-modules"), line);
    assertTrue(line.contains("openblas_nolapack"), line);
  }

  @Test
  void withoutItsClassesTheBuiltInProviderTakesOver() throws Exception {
    Run run = run(jar -> !jar.contains("bytedeco"));
    assertEquals(List.of("portable Java: 32.0"), run.out);
    assertEquals(1, lines(run.log, "kernels: ").size(), run.log::toString);
  }

  @Test
  void aPropertyRefusesIt() throws Exception {
    Run run = run(jar -> true, "-Dgradwright.openblas=false");
    assertEquals(List.of("portable Java: 32.0"), run.out);
    assertEquals(1, lines(run.log, "kernels: ").size(), run.log::toString);
    assertTrue(lines(run.log, "OpenBLAS").isEmpty(), run.log::toString);
  }

  private static Run run(Predicate<String> onClassPath, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(classPath().filter(onClassPath).collect(Collectors.joining(File.pathSeparator)));
    command.add(ChosenProvider.class.getName());
    File log = File.createTempFile("log", ".txt");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(log)).start();
    List<String> out = text(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor());
    List<String> logged = text(Files.readAllBytes(log.toPath()));
    assertTrue(log.delete());
    return new Run(out, logged);
  }

  private static Stream<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator));
  }

  private static List<String> text(byte[] bytes) throws IOException {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> lines(List<String> log, String part) {
    return log.stream().filter(line -> line.contains(part)).toList();
  }
}
