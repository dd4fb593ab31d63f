package dev.gradwright.runtime.parallel;

/**
 * How long arrays are cut into strips that stay in the cache, and the strips into turns that
 * threads share. Both follow from the length alone, so that a sum of the turns' sums has one order
 * on any number of threads.
 */
public final class Strips {
  /** So many elements are a strip. */
  public static final int LENGTH = 1024;

  /** No array has more turns. */
  public static final int MOST_TURNS = 64;

  private Strips() {}

  /**
   * How many turns there are.
   *
   * @param length of the arrays
   * @return at most {@value #MOST_TURNS}
   */
  public static int turns(int length) {
    return ceiling(length, perTurn(length));
  }

  /**
   * Where a turn begins.
   *
   * @param turn from 0 to the number of turns
   * @param length of the arrays
   * @return a whole number of strips, or the length
   */
  public static int begin(int turn, int length) {
    return (int) Math.min((long) turn * perTurn(length), length);
  }

  private static int perTurn(int length) {
    return ceiling(Math.max(1, length), LENGTH * MOST_TURNS) * LENGTH;
  }

  private static int ceiling(int dividend, int divisor) {
    return (int) (((long) dividend + divisor - 1) / divisor);
  }
}
