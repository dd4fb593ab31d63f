package dev.gradwright.benchmarks.measure;

/**
 * How long to measure, and by which clock.
 *
 * @param warmUp seconds before the first round that counts, at least
 * @param rounds seconds of rounds that count
 * @param clock what steps are timed by; the budget itself is time as it passes
 */
public record Budget(double warmUp, double rounds, Clock clock) {
  static final double NANOS = 1e9;

  /**
   * A budget by its second part; to warm up, twice as long.
   *
   * @param rounds seconds of rounds that count
   * @param clock what steps are timed by
   * @return the budget
   */
  public static Budget ofSeconds(double rounds, Clock clock) {
    return new Budget(2 * rounds, rounds, clock);
  }

  /**
   * The same by another clock.
   *
   * @param other what steps are timed by
   * @return the budget
   */
  public Budget by(Clock other) {
    return new Budget(warmUp, rounds, other);
  }
}
