package dev.gradwright.compiler.dag;

/**
 * What is known of every element of a value, if all inputs and parameters are finite, no sum,
 * difference or product overflows, and no maximum or minimum is of nothing.
 *
 * @param finite neither infinite nor NaN
 * @param number never NaN, though perhaps infinite
 * @param atLeast a bound kept to by all that is not NaN; infinite where none is known
 * @param atMost likewise
 */
public record Facts(boolean finite, boolean number, double atLeast, double atMost) {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  public static final Facts NONE = new Facts(false, false, -INFINITY, INFINITY);
  public static final Facts FINITE = new Facts(true, true, -INFINITY, INFINITY);

  /** Beyond these magnitudes a number of f32 may be 0 or infinite. */
  private static final double LEAST = 1e-37;

  private static final double LARGEST = 1e38;

  /** Finite and within bounds. */
  public static Facts between(double atLeast, double atMost) {
    return new Facts(true, true, atLeast, atMost);
  }

  /** The facts of one number in every precision. */
  public static Facts of(double value) {
    return Double.isNaN(value) ? NONE : new Facts(Math.abs(value) <= LARGEST, true, value, value);
  }

  /** The same but for the bounds. */
  public Facts within(double least, double most) {
    return new Facts(finite, number, least, most);
  }

  /** What is known of one of two values. */
  public Facts or(Facts other) {
    return new Facts(
        finite && other.finite,
        number && other.number,
        Math.min(atLeast, other.atLeast),
        Math.max(atMost, other.atMost));
  }

  /** Whether all that the other says is said here. */
  public boolean imply(Facts other) {
    return (finite || !other.finite)
        && (number || !other.number)
        && atLeast >= other.atLeast
        && atMost <= other.atMost;
  }

  /** Whether no element is negative. */
  public boolean isNonNegative() {
    return atLeast >= 0;
  }

  /** Whether no element is 0, in any precision. */
  public boolean isNonZero() {
    return number && (atLeast >= LEAST || atMost <= -LEAST);
  }
}
