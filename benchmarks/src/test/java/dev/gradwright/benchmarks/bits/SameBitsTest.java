package dev.gradwright.benchmarks.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bits of the workloads' steps within a flavour: on several threads, on narrower vectors, in
 * the interpreter and compiled, and on another JDK, which {@code SECOND_JAVA_HOME} names.
 */
class SameBitsTest {
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";
  private static final String PORTABLE = "-Dportable";

  @ParameterizedTest
  @ValueSource(strings = {VECTORS, PORTABLE})
  void vectorsAndThreadsLeaveTheBitsAsTheyAre(String flavour) {
    CompletableFuture<List<String>> narrow =
        CompletableFuture.supplyAsync(
            () ->
                lines(
                    JAVA_HOME,
                    List.of(flavour, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2"),
                    3));
    List<String> wide = lines(JAVA_HOME, List.of(flavour), 1);
    assertEquals(wide, narrow.join());
    assertEquals(Workload.values().length, wide.size());
    for (String line : wide) {
      String[] hashes = line.split(" ");
      assertEquals(hashes[1], hashes[3], () -> "compiled steps of " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {VECTORS, PORTABLE})
  void anotherJdkLeavesTheBitsAsTheyAre(String flavour) {
    Optional<String> other = Optional.ofNullable(System.getenv("SECOND_JAVA_HOME"));
    assumeTrue(other.isPresent(), "SECOND_JAVA_HOME names no other JDK");
    CompletableFuture<List<String>> there =
        CompletableFuture.supplyAsync(() -> lines(other.get(), List.of(flavour), 8));
    assertEquals(lines(JAVA_HOME, List.of(flavour), 2), there.join());
  }

  /** What the workloads print in a JVM. */
  private static List<String> lines(String home, List<String> options, int threads) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    command.add("-Dgradwright.threads=" + threads);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), StepBits.class.getName()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
      assertEquals(0, process.waitFor(), command::toString);
      return lines;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
