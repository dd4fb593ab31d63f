package dev.gradwright.benchmarks.measure;

/**
 * How long to measure.
 *
 * @param warmUp seconds before the first round that counts
 * @param rounds seconds of rounds that count
 */
public record Budget(double warmUp, double rounds) {
  static final double NANOS = 1e9;

  /**
   * A budget by its second part; JIT compilers are given twice as long.
   *
   * @param rounds seconds of rounds that count
   * @return the budget
   */
  public static Budget ofSeconds(double rounds) {
    return new Budget(2 * rounds, rounds);
  }
}
