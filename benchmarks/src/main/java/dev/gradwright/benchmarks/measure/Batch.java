package dev.gradwright.benchmarks.measure;

/** One step, repeated so often at a time that the clock's grain does not show. */
final class Batch {
  private static final double SHORTEST = 1e-3 * Budget.NANOS;
  private static final int MOST = 1 << 20;

  private final Step step;
  private final Clock clock;
  private int count = 1;
  private double sink;

  Batch(Step step, Clock clock) {
    this.step = step;
    this.clock = clock;
  }

  /** Nanoseconds per step; while steps are too short together, there are more the next time. */
  double time() {
    long start = clock.nanos();
    repeat();
    double elapsed = clock.nanos() - start;
    double each = elapsed / count;
    if (elapsed < SHORTEST) {
      count = (int) Math.min(MOST, Math.max(2.0 * count, SHORTEST / Math.max(each, 1e-3)));
    }
    return each;
  }

  // A method of its own, so that C2 compiles it as a whole and not only on the stack.
  private void repeat() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += step.run();
    }
    sink = sum;
  }

  /** Depends on all steps of the last batch. */
  double sink() {
    return sink;
  }
}
