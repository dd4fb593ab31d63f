package dev.gradwright.compiler;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much is done, in bytes allocated by this thread: unlike time, the same on a busy machine. */
public final class Work {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Work() {}

  public static long of(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
