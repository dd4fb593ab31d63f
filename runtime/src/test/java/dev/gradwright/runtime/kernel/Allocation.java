package dev.gradwright.runtime.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.stream.Stream;

/** What calls allocate, on their thread and on the workers of the pool. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int CALLS = 50;

  private Allocation() {}

  /**
   * Bytes of some calls in a row, in the end: vectors are objects until their method is compiled,
   * which on a busy machine waits for a processor.
   *
   * @param call some of the calls
   * @return of the last ones, 0 if possible
   */
  public static long ofCompiled(Runnable call) {
    long allocated = 1;
    long start = System.nanoTime();
    while (allocated > 0 && System.nanoTime() - start < LONGEST.toNanos()) {
      allocated =
          during(
              () -> {
                for (int i = 0; i < CALLS; i++) {
                  call.run();
                }
              });
    }
    return allocated;
  }

  /**
   * Bytes of this thread and of the workers that have begun before; counting adds none itself.
   *
   * @param task what may allocate
   * @return how much
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
