package dev.gradwright.benchmarks.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.benchmarks.jvm.Jvm;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bits of the workloads' steps within a flavour: on several threads, on narrower vectors, in
 * the interpreter and compiled, and on another JDK, which {@code SECOND_JAVA_HOME} names.
 */
class SameBitsTest {
  private static final String HERE = System.getProperty("java.home");

  private enum Flavour {
    PORTABLE(List.of()),
    VECTORS(Jvm.VECTORS);

    private final List<String> options;

    Flavour(List<String> options) {
      this.options = options;
    }
  }

  private static final List<String> ONE = List.of("1");
  private static final List<String> SEVERAL = List.of("2", "3", "8");
  private static final List<String> NARROW =
      List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");

  @ParameterizedTest
  @EnumSource
  void vectorsAndThreadsLeaveTheBitsAsTheyAre(Flavour flavour) {
    CompletableFuture<List<String>> narrow =
        CompletableFuture.supplyAsync(() -> lines(HERE, flavour, NARROW, SEVERAL));
    List<String> wide = lines(HERE, flavour, List.of(), ONE);
    assertEquals(wide, narrow.join());
    assertEquals(Workload.values().length, wide.size());
    for (String line : wide) {
      String[] hashes = line.split(" ");
      assertEquals(hashes[1], hashes[3], () -> "compiled steps of " + line);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherJdkLeavesTheBitsAsTheyAre(Flavour flavour) {
    Optional<String> other = Optional.ofNullable(System.getenv("SECOND_JAVA_HOME"));
    assumeTrue(other.isPresent(), "SECOND_JAVA_HOME names no other JDK");
    CompletableFuture<List<String>> there =
        CompletableFuture.supplyAsync(() -> lines(other.get(), flavour, List.of(), SEVERAL));
    assertEquals(lines(HERE, flavour, List.of(), ONE), there.join());
  }

  /** What the workloads print in a JVM. */
  private static List<String> lines(
      String home, Flavour flavour, List<String> more, List<String> threads) {
    List<String> options = new ArrayList<>(flavour.options);
    options.addAll(more);
    List<String> arguments = new ArrayList<>(List.of(flavour.name()));
    arguments.addAll(threads);
    return new Jvm(home, options).lines(StepBits.class, arguments);
  }
}
