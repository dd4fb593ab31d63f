package dev.gradwright.benchmarks.compiled;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.workload.Workload;

/** Runs each workload for some time, in a JVM that says what it compiles. */
final class HotSteps {
  private HotSteps() {}

  /** For as many milliseconds as the only argument says. */
  public static void main(String[] arguments) {
    long nanos = Long.parseLong(arguments[0]) * 1_000_000;
    double sum = 0;
    for (Workload workload : Workload.values()) {
      Step step = workload.training().step();
      long start = System.nanoTime();
      while (System.nanoTime() - start < nanos) {
        sum += step.run();
      }
    }
    System.out.println(sum);
  }
}
