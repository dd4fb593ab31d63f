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

  /** Of a test that is always passed. */
  public static final Facts TRUE = between(1, 1);

  /** Of a test that is never passed. */
  public static final Facts FALSE = between(0, 0);

  /** What is closer to 0 than this may be 0 in f32. */
  public static final double LEAST = 1e-37;

  /** Close to 0, and told apart from it. */
  public static final double CLOSE = 1e-30;

  /** What is larger may be infinite in f32. */
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

  /** Whether all elements are the same number, but for those that are NaN. */
  public boolean isPoint() {
    return atLeast == atMost;
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
