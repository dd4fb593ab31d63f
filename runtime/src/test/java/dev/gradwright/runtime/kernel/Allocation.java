package dev.gradwright.runtime.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What calls allocate. */
final class Allocation {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int CALLS = 50;

  private Allocation() {}

  /**
   * Bytes of some calls in a row, in the end: vectors are objects until their method is compiled,
   * which on a busy machine waits for a processor.
   */
  static long ofCompiled(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 1;
    long start = System.nanoTime();
    while (allocated > 0 && System.nanoTime() - start < LONGEST.toNanos()) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    return allocated;
  }
}
