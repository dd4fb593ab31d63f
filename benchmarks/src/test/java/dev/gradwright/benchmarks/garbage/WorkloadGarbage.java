package dev.gradwright.benchmarks.garbage;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.workload.Workload;
import dev.gradwright.runtime.parallel.Threads;

/**
 * Prints a line for each workload, in a JVM of its own: whether its steps are shared with workers,
 * and what they still allocate on all threads when HotSpot has compiled them.
 */
final class WorkloadGarbage {
  private static final long MORE_NANOS = 300_000_000L;

  private WorkloadGarbage() {}

  /** For all workloads. */
  public static void main(String[] none) {
    for (Workload workload : Workload.values()) {
      Step step = workload.training().step();
      long before = Threads.handOvers();
      long bytes = StepGarbage.bytes(step::run, MORE_NANOS);
      String shared = Threads.handOvers() > before ? "shared" : "alone";
      System.out.println(String.join(" ", workload.row(), shared, Long.toString(bytes)));
    }
  }
}
