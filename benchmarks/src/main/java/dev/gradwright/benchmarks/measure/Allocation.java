package dev.gradwright.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.stream.Stream;

/** What a step allocates, by the JVM's counts for its threads. */
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
    return during(
        () -> {
          double sum = 0;
          for (int i = 0; i < steps; i++) {
            sum += step.run();
          }
          if (Double.isNaN(sum)) {
            throw new ArithmeticException("a step came to no number");
          }
        });
  }

  /**
   * Counts for this thread and the workers of the pool that have begun before. Others have a life
   * of their own, as that of surefire that flushes a stream ten times a second; who begins one
   * allocates it. Counting adds nothing itself: the call for many threads at once would, by its
   * result.
   *
   * @param task what may allocate
   * @return bytes
   */
  public static long during(Runnable task) {
    long[] threads =
        Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(Allocation::works)
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    long[] before = new long[threads.length];
    for (int i = 0; i < threads.length; i++) {
      before[i] = THREADS.getThreadAllocatedBytes(threads[i]);
    }
    task.run();
    long bytes = 0;
    for (int i = 0; i < threads.length; i++) {
      // One that has ended is said to have -1.
      bytes += Math.max(0, THREADS.getThreadAllocatedBytes(threads[i]) - before[i]);
    }
    return bytes;
  }

  private static boolean works(ThreadInfo thread) {
    return thread != null
        && (thread.getThreadId() == Thread.currentThread().getId()
            || thread.getThreadName().matches("gradwright-\\d+"));
  }
}
