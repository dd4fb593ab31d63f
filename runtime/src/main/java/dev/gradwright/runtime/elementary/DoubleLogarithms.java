package dev.gradwright.runtime.elementary;

/**
 * {@code log x = k log 2 + log m} where {@code x = 2^k m} and m is within sqrt(1/2)..sqrt(2), and
 * {@code log m = log(1 + f) = 2 atanh s} where {@code s = f / (2 + f)}; {@code 2 atanh s - 2s} is s
 * times a minimax polynomial in the square of s.
 */
public final class DoubleLogarithms {
  static final int BIAS = DoubleExponentials.BIAS;
  static final int FRACTION_BITS = DoubleExponentials.FRACTION_BITS;
  static final long FRACTION = 0xfffffffffffffL;
  static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;
  static final long ONE_LESS_SQRT_HALF = 0x3ff0000000000000L - SQRT_HALF;

  /** With these bits put below it, an integer is a number. */
  static final double INTEGERS = 0x1p52;

  static final double LEAST_NORMAL = Double.MIN_NORMAL;
  static final int UP = 54;
  static final double SCALE = 0x1p54;
  static final double LOG_2 = DoubleExponentials.LOG_2;
  static final double LOG_2_REST = DoubleExponentials.LOG_2_REST;
  static final double L0 = 0x1.5555555555593p-1;
  static final double L1 = 0x1.999999997fb31p-2;
  static final double L2 = 0x1.2492494217a3cp-2;
  static final double L3 = 0x1.c71c51e7f534ep-3;
  static final double L4 = 0x1.7466462d0ac72p-3;
  static final double L5 = 0x1.39a0f4f47802ap-3;
  static final double L6 = 0x1.2f0d8f2f1bd71p-3;

  private DoubleLogarithms() {}

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static double log(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    boolean small = x < LEAST_NORMAL;
    long bits = Double.doubleToRawLongBits(small ? x * SCALE : x) + ONE_LESS_SQRT_HALF;
    return logOf(exponent(bits) - (small ? UP : 0), mantissa(bits) - 1);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1, within 2 ulp
   */
  public static double log1p(double x) {
    if (!(x > -1 && x < Double.POSITIVE_INFINITY)) {
      return x == -1 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    double sum = 1 + x;
    double added = sum - 1;
    double rest = 1 - (sum - added) + (x - added);
    long bits = Double.doubleToRawLongBits(sum) + ONE_LESS_SQRT_HALF;
    // Twice 2^-k, which is not subnormal for any k.
    double twice = DoubleExponentials.power(2 * BIAS + 1 - (bits >>> FRACTION_BITS));
    double f = mantissa(bits) - 1 + rest * twice * 0.5;
    return Math.copySign(logOf(exponent(bits), f), x);
  }

  static double exponent(long bits) {
    long biased = bits >>> FRACTION_BITS;
    return Double.longBitsToDouble(biased | Double.doubleToRawLongBits(INTEGERS))
        - (INTEGERS + BIAS);
  }

  static double mantissa(long bits) {
    return Double.longBitsToDouble((bits & FRACTION) + SQRT_HALF);
  }

  private static double logOf(double k, double f) {
    double half = 0.5 * f * f;
    double s = f / (2 + f);
    double z = s * s;
    double p = Math.fma(Math.fma(Math.fma(Math.fma(L6, z, L5), z, L4), z, L3), z, L2);
    double more =
        Math.fma(s, Math.fma(Math.fma(Math.fma(p, z, L1), z, L0), z, half), k * LOG_2_REST);
    return Math.fma(k, LOG_2, f - (half - more));
  }
}
