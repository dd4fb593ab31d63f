package dev.gradwright.runtime.kernel;

/**
 * The numbers of bfloat16, held as bits: the first 16 bits of a float, so 8 bits of significand and
 * a float's exponents.
 */
public final class BFloat16 {
  private static final double INFINITE_FROM = 0x1.ffp127;
  private static final double LEAST_NORMAL = 0x1p-126;
  private static final int HALF = (1 << 15) - 1;
  private static final long HALF_OF_DOUBLE = (1L << 44) - 1;
  private static final long BIAS_OF_DOUBLE = (1023L - 127) << 52;
  private static final short INFINITY = 0x7f80;
  private static final short NAN = 0x7fc0;

  private BFloat16() {}

  /**
   * The nearest number, of two the even one; infinite where that is past the largest.
   *
   * @param x any real
   * @return its bits; NaN for NaN
   */
  public static short of(float x) {
    int bits = Float.floatToRawIntBits(x);
    int rounded = bits + HALF + (bits >>> 16 & 1) >>> 16;
    return (short) (x != x ? bits >>> 16 & 0x8000 | NAN : rounded);
  }

  /**
   * The nearest number, of two the even one, rounded once; infinite where that is past the largest.
   *
   * @param x any real
   * @return its bits; NaN for NaN
   */
  public static short of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return (short) (bits >>> 48 & 0x8000 | ofMagnitude(Math.abs(x), bits & 0x7fffffffffffffffL));
  }

  private static long ofMagnitude(double x, long bits) {
    if (x < LEAST_NORMAL) {
      // The last bit of 2^-81 in a double is 2^-133, the least number above 0.
      return Double.doubleToRawLongBits(x + 0x1p-81) - Double.doubleToRawLongBits(0x1p-81);
    }
    if (x < INFINITE_FROM) {
      return bits - BIAS_OF_DOUBLE + HALF_OF_DOUBLE + (bits >>> 45 & 1) >>> 45;
    }
    return x != x ? NAN : INFINITY;
  }

  /**
   * The number itself.
   *
   * @param bits of any number
   * @return it, exactly
   */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /**
   * The nearest number as a float.
   *
   * @param x any real
   * @return {@code toFloat(of(x))}
   */
  public static float round(float x) {
    return toFloat(of(x));
  }

  /**
   * The nearest number as a double, rounded once.
   *
   * @param x any real
   * @return {@code toFloat(of(x))}
   */
  public static double round(double x) {
    return toFloat(of(x));
  }
}
