package dev.gradwright.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What a step is timed by. */
public enum Clock {
  /** Time as it passes: what a user waits. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  },

  /** What the measuring thread alone had of a processor: on a busy machine, and for one thread. */
  CPU {
    @Override
    long nanos() {
      return THREADS.getCurrentThreadCpuTime();
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  abstract long nanos();
}
