package dev.gradwright.compiler;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.stream.Stream;

/**
 * How much is done, in bytes allocated by this thread and the workers that have begun before:
 * unlike time, the same on a busy machine.
 */
public final class Work {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Work() {}

  public static long of(Runnable task) {
    long[] threads =
        Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(Work::works)
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
