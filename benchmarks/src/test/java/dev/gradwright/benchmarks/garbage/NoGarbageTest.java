package dev.gradwright.benchmarks.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.benchmarks.jvm.Jvm;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models of the benchmarks and of the samples, in JVMs of their own. */
class NoGarbageTest {
  /** Whether C2 sees through all vectors is asked here, not how many steps it takes to begin. */
  private static final List<String> EARLY_ON_VECTORS =
      Stream.concat(Jvm.VECTORS.stream(), Stream.of("-XX:CompileThresholdScaling=0.2")).toList();

  /** Too little work to be shared, whatever the threads. */
  private static final Set<Workload> TOO_SMALL = EnumSet.of(Workload.I, Workload.II_B1);

  @Test
  void portableStepsAllocateNothingAndKeepTheirBits() throws Exception {
    stepsAllocateNothing(List.of());
  }

  @Test
  void stepsOnVectorsAllocateNothingAndKeepTheirBits() throws Exception {
    stepsAllocateNothing(EARLY_ON_VECTORS);
  }

  @Test
  void predictionsOnVectorsAllocateNothing() throws Exception {
    assertEquals(List.of("0"), Jvm.with(Jvm.VECTORS).lines(PredictionGarbage.class, List.of()));
  }

  /** What workers allocate is asked here: dims of 20 are not shared. */
  @Test
  void workloadsOnVectorsAllocateNothingOnAnyThread() {
    CompletableFuture<List<String>> alone = CompletableFuture.supplyAsync(() -> workloads(1));
    assertEquals(noBytes("shared"), workloads(2));
    assertEquals(noBytes("alone"), alone.join());
  }

  private static List<String> workloads(int threads) {
    List<String> options = new ArrayList<>(EARLY_ON_VECTORS);
    options.add("-Dgradwright.threads=" + threads);
    return Jvm.with(options).lines(WorkloadGarbage.class, List.of());
  }

  private static List<String> noBytes(String large) {
    return Stream.of(Workload.values())
        .map(each -> each.row() + (TOO_SMALL.contains(each) ? " alone 0" : " " + large + " 0"))
        .toList();
  }

  private static void stepsAllocateNothing(List<String> options) throws Exception {
    List<String> models = Models.names();
    List<String> half = models.subList(0, models.size() / 2);
    List<String> rest = models.subList(models.size() / 2, models.size());
    CompletableFuture<List<String>> beside =
        CompletableFuture.supplyAsync(() -> left(options, half));
    List<String> left = left(options, rest);
    assertEquals(
        List.of(),
        Stream.concat(beside.join().stream(), left.stream())
            .flatMap(line -> left(options, List.of(line.split(" ")[0])).stream())
            .toList());
  }

  /**
   * The models whose steps allocate in the end, and what, or compute other bits than the first.
   * Many share a JVM to save time; what one has made HotSpot believe may keep another on objects,
   * so these are asked once more alone.
   */
  private static List<String> left(List<String> options, List<String> models) {
    List<String> lines = Jvm.with(options).lines(StepGarbage.class, models);
    assertEquals(models.size(), lines.size());
    return lines.stream().filter(line -> !line.endsWith(" 0")).toList();
  }
}
