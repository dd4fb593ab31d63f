package dev.gradwright.benchmarks.garbage;

import dev.gradwright.benchmarks.measure.Allocation;

/**
 * Prints what steps of models still allocate when HotSpot has compiled them, in a JVM of its own,
 * and whether the last has other bits than the first.
 */
final class StepGarbage {
  private static final int COUNTED = 20;
  private static final long LONGEST_NANOS = 20_000_000_000L;
  private static final long MORE_NANOS = 300_000_000L;

  private StepGarbage() {}

  /** For the classes that are named. */
  public static void main(String[] models) throws ReflectiveOperationException {
    for (String name : models) {
      SmallStep step = new SmallStep(Models.type(name));
      int first = step.bits();
      String left = name + " " + bytes(step::run, MORE_NANOS);
      System.out.println(step.bits() == first ? left : left + " and other bits");
    }
  }

  /**
   * Nothing if steps come to allocate nothing, and allocate nothing after more: HotSpot compiles
   * the callers of kernels last, and kernels into them if it may.
   */
  static long bytes(Runnable step, long moreNanos) {
    long left = untilNothing(step);
    if (left > 0) {
      return left;
    }
    long start = System.nanoTime();
    do {
      step.run();
    } while (System.nanoTime() - start < moreNanos);
    return untilNothing(step);
  }

  private static long untilNothing(Runnable step) {
    long start = System.nanoTime();
    long bytes;
    do {
      bytes = count(step);
    } while (bytes > 0 && System.nanoTime() - start < LONGEST_NANOS);
    return bytes;
  }

  private static long count(Runnable step) {
    return Allocation.during(
        () -> {
          for (int i = 0; i < COUNTED; i++) {
            step.run();
          }
        });
  }
}
