package dev.gradwright.benchmarks.measure;

/**
 * How long to measure, and by which clock.
 *
 * @param warmUp seconds before the first round that counts, at least
 * @param rounds seconds of rounds that count
 * @param turn seconds that a step has in a round before it is timed, and as many while it is, at
 *     least: the first find the caches full of another's data, and its threads asleep
 * @param clock what steps are timed by; the budget itself is time as it passes
 */
public record Budget(double warmUp, double rounds, double turn, Clock clock) {
  static final double NANOS = 1e9;

  private static final double TURN_OF_ONE = 0.005;
  // A thread that slept is woken on the processor of who wakes it, and may share it for many steps
  // before the operating system gives it another.
  private static final double TURN_OF_SEVERAL = 0.15;

  /**
   * A budget by its second part; to warm up, four times as long.
   *
   * @param rounds seconds of rounds that count
   * @param threads how many a step may run on
   * @param clock what steps are timed by
   * @return the budget
   */
  public static Budget ofSeconds(double rounds, int threads, Clock clock) {
    return new Budget(4 * rounds, rounds, threads == 1 ? TURN_OF_ONE : TURN_OF_SEVERAL, clock);
  }

  /**
   * The same by another clock.
   *
   * @param other what steps are timed by
   * @return the budget
   */
  public Budget by(Clock other) {
    return new Budget(warmUp, rounds, turn, other);
  }
}
