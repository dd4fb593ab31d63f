package dev.gradwright.runtime.kernel;

/** Choosing between two numbers. */
public final class Choice {
  private Choice() {}

  /**
   * One of two numbers, bit by bit: what random data choose is done several times faster without a
   * branch.
   *
   * @param condition what is chosen by
   * @param then the value if it holds
   * @param otherwise the value if it does not
   * @return one of the two, the other having been computed in vain
   */
  public static double select(boolean condition, double then, double otherwise) {
    long mask = condition ? -1L : 0L;
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(then) & mask | Double.doubleToRawLongBits(otherwise) & ~mask);
  }

  /**
   * One of two numbers, bit by bit: what random data choose is done several times faster without a
   * branch.
   *
   * @param condition what is chosen by
   * @param then the value if it holds
   * @param otherwise the value if it does not
   * @return one of the two, the other having been computed in vain
   */
  public static float select(boolean condition, float then, float otherwise) {
    int mask = condition ? -1 : 0;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(then) & mask | Float.floatToRawIntBits(otherwise) & ~mask);
  }
}
