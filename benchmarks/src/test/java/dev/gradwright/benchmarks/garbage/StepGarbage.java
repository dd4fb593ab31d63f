package dev.gradwright.benchmarks.garbage;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.model.ModelType;
import java.lang.management.ManagementFactory;

/**
 * Prints what steps of models still allocate when HotSpot has compiled them, in a JVM of its own.
 */
final class StepGarbage {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int COUNTED = 20;
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private StepGarbage() {}

  /** For the classes that are named. */
  public static void main(String[] models) throws ReflectiveOperationException {
    for (String name : models) {
      long bytes = bytes(new SmallStep((ModelType) Class.forName(name).getField("TYPE").get(null)));
      System.out.println(name + " " + bytes);
    }
  }

  /** Nothing as soon as some steps allocate nothing. */
  private static long bytes(SmallStep step) {
    long start = System.nanoTime();
    long bytes;
    do {
      bytes = count(step);
    } while (bytes > 0 && System.nanoTime() - start < LONGEST_NANOS);
    return bytes;
  }

  private static long count(SmallStep step) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COUNTED; i++) {
      step.run();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
