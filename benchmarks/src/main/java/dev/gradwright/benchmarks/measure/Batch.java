package dev.gradwright.benchmarks.measure;

/** One step, repeated so often at a time that the clock's grain does not show. */
final class Batch {
  private static final double SHORTEST = 1e-3 * Budget.NANOS;
  private static final int MOST = 1 << 20;

  private final Step step;
  private final Clock clock;
  private int count = 1;
  private double least;
  private double sink;

  Batch(Step step, Clock clock) {
    this.step = step;
    this.clock = clock;
  }

  /** Nanoseconds per step, on the average of so many seconds or of one batch. */
  double time(double seconds) {
    long end = System.nanoTime() + (long) (seconds * Budget.NANOS);
    double elapsed = 0;
    double steps = 0;
    least = Double.POSITIVE_INFINITY;
    do {
      int timed = count;
      double nanos = timeBatch();
      steps += timed;
      elapsed += nanos;
      least = Math.min(least, nanos / timed);
    } while (System.nanoTime() < end);
    return elapsed / steps;
  }

  /** Nanoseconds per step in the quickest batch of those that were timed last. */
  double least() {
    return least;
  }

  /** Where the steps of a batch are too short together, the next has more. */
  private double timeBatch() {
    long start = clock.nanos();
    repeat();
    double elapsed = clock.nanos() - start;
    if (elapsed < SHORTEST) {
      double each = elapsed / count;
      count = (int) Math.min(MOST, Math.max(2.0 * count, SHORTEST / Math.max(each, 1e-3)));
    }
    return elapsed;
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
