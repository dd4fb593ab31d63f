package dev.gradwright.compiler.dag;

/**
 * What is known of every element of a value: that it is finite if all inputs and parameters are and
 * no sum, difference or product overflows, and bounds that it keeps to (infinite where none is
 * known).
 */
public record Facts(boolean finite, double atLeast, double atMost) {
  public static final Facts NONE =
      new Facts(false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  public static final Facts FINITE =
      new Facts(true, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Whether no element is negative. */
  public boolean isNonNegative() {
    return atLeast >= 0;
  }
}
