package dev.gradwright.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a step allocates, by the JVM's count for the thread. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Counts over some steps, after as many that warm it up, and again until there is nothing: what
   * runs a few times in a step HotSpot compiles last, and until then its vectors are objects.
   *
   * @param step what may allocate
   * @param steps how many are counted at a time; what the JVM itself allocates now and then is in
   *     one count and not in the next, of which the lower one tells
   * @param seconds how long to wait for nothing
   * @return bytes per step, of the last ones, rounded down
   */
  public static long bytes(Step step, int steps, double seconds) {
    count(step, steps);
    long end = System.nanoTime() + (long) (seconds * Budget.NANOS);
    long bytes;
    do {
      bytes = Math.min(count(step, steps), count(step, steps)) / steps;
    } while (bytes > 0 && System.nanoTime() < end);
    return bytes;
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
