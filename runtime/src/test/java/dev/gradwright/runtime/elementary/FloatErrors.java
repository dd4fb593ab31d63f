package dev.gradwright.runtime.elementary;

/** How far a float is from what it should be. */
final class FloatErrors {
  private FloatErrors() {}

  /** In units of the last place of the float next to what it should be. */
  static double ulps(float actual, double expected) {
    float rounded = (float) expected;
    if (Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isInfinite(actual)) {
      return same(actual, rounded) ? 0 : Double.POSITIVE_INFINITY;
    }
    return Float.isNaN(actual)
        ? Double.POSITIVE_INFINITY
        : Math.abs(actual - expected) / Math.ulp(rounded);
  }

  static boolean same(float x, float y) {
    return Float.floatToIntBits(x) == Float.floatToIntBits(y);
  }
}
