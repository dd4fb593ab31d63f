package dev.gradwright.benchmarks.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.benchmarks.jvm.Flavour;
import dev.gradwright.benchmarks.jvm.Jvm;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bits of the workloads' steps: on several threads, on narrower vectors, in the interpreter and
 * compiled, in both flavours, and on another JDK, if there is one.
 */
class SameBitsTest {
  private static final String HERE = System.getProperty("java.home");

  /** So that all are held against one run. */
  private static final Map<Flavour, List<String>> ON_ONE_THREAD = new ConcurrentHashMap<>();

  private static final List<String> SEVERAL = List.of("2", "3", "8");
  private static final List<String> NARROW =
      List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");

  @ParameterizedTest
  @EnumSource
  void vectorsAndThreadsLeaveTheBitsAsTheyAre(Flavour flavour) {
    CompletableFuture<List<String>> narrow =
        CompletableFuture.supplyAsync(() -> lines(HERE, flavour, NARROW, SEVERAL));
    List<String> wide = onOneThread(flavour);
    assertEquals(wide, narrow.join());
    assertEquals(Workload.values().length, wide.size());
    for (String line : wide) {
      String[] hashes = line.split(" ");
      assertEquals(hashes[1], hashes[3], () -> "compiled steps of " + line);
    }
  }

  /**
   * Floats that are sums are added in double: another order comes to another float only where that
   * is next to the middle of two. The sum of the chain is added in halves of strips without
   * vectors, within 7 2^-24 of its terms' absolute values, and comes to the same float here.
   */
  @Test
  void bothFlavoursHaveTheSameBits() {
    CompletableFuture<List<String>> portable =
        CompletableFuture.supplyAsync(() -> onOneThread(Flavour.PORTABLE));
    List<String> vectors = onOneThread(Flavour.VECTORS);
    assertEquals(portable.join(), vectors);
  }

  @ParameterizedTest
  @EnumSource
  void anotherJdkLeavesTheBitsAsTheyAre(Flavour flavour) {
    Optional<String> other = OtherJdk.home();
    assumeTrue(other.isPresent(), "there is no other JDK, and SECOND_JAVA_HOME names none");
    CompletableFuture<List<String>> there =
        CompletableFuture.supplyAsync(() -> lines(other.get(), flavour, List.of(), SEVERAL));
    assertEquals(onOneThread(flavour), there.join());
  }

  private static List<String> onOneThread(Flavour flavour) {
    return ON_ONE_THREAD.computeIfAbsent(
        flavour, each -> lines(HERE, each, List.of(), List.of("1")));
  }

  /** What the workloads print in a JVM. */
  private static List<String> lines(
      String home, Flavour flavour, List<String> more, List<String> threads) {
    List<String> options = new ArrayList<>(flavour.options());
    options.addAll(more);
    List<String> arguments = new ArrayList<>(List.of(flavour.name()));
    arguments.addAll(threads);
    return new Jvm(home, options).lines(StepBits.class, arguments);
  }
}
