package dev.gradwright.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a step allocates, by the JVM's count for the thread. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Counts over some steps, after as many that warm it up.
   *
   * @param step what may allocate
   * @param steps how many are counted at a time; what the JVM itself allocates now and then is in
   *     one count and not in the next, of which the lower one tells
   * @return bytes per step, rounded down
   */
  public static long bytes(Step step, int steps) {
    count(step, steps);
    return Math.min(count(step, steps), count(step, steps)) / steps;
  }

  private static long count(Step step, int steps) {
    double sum = 0;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < steps; i++) {
      sum += step.run();
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    if (Double.isNaN(sum)) {
      throw new ArithmeticException("a step came to no number");
    }
    return after - before;
  }
}
