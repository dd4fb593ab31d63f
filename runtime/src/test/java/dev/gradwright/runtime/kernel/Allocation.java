package dev.gradwright.runtime.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What calls allocate. */
final class Allocation {
  private static final int ROUNDS = 500;
  private static final int CALLS = 50;

  private Allocation() {}

  /**
   * Bytes of some calls in a row, in the end: vectors are objects until their method is compiled.
   */
  static long ofCompiled(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 1;
    for (int round = 0; allocated > 0 && round < ROUNDS; round++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    return allocated;
  }
}
