package dev.gradwright.runtime.kernel;

/**
 * The numbers of IEEE 754 binary16, held as bits: 11 bits of significand, 65504 the largest, 2^-24
 * the least above 0.
 */
public final class Float16 {
  private static final float INFINITE_FROM = 65520;
  private static final float LEAST_NORMAL = 0x1p-14f;

  /** Half of a float's bits behind a number's own, and how far the exponents' zeros are apart. */
  private static final int HALF = (1 << 12) - 1;

  private static final int BIAS = (127 - 15) << 23;
  private static final long HALF_OF_DOUBLE = (1L << 41) - 1;
  private static final long BIAS_OF_DOUBLE = (1023L - 15) << 52;

  private static final short INFINITY = 0x7c00;
  private static final short NAN = 0x7e00;

  private Float16() {}

  /**
   * The nearest number, of two the even one; infinite from 65520 on.
   *
   * @param x any real
   * @return its bits; NaN for NaN
   */
  public static short of(float x) {
    int bits = Float.floatToRawIntBits(x);
    return (short) (bits >>> 16 & 0x8000 | ofMagnitude(Math.abs(x), bits & 0x7fffffff));
  }

  private static int ofMagnitude(float x, int bits) {
    if (x < LEAST_NORMAL) {
      // The last bit of 1/2 in a float is 2^-24: the sum rounds as is wanted.
      return Float.floatToRawIntBits(x + 0.5f) - Float.floatToRawIntBits(0.5f);
    }
    if (x < INFINITE_FROM) {
      return bits - BIAS + HALF + (bits >>> 13 & 1) >>> 13;
    }
    return x != x ? NAN : INFINITY;
  }

  /**
   * The nearest number, of two the even one, rounded once; infinite from 65520 on.
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
      // The last bit of 2^28 in a double is 2^-24.
      return Double.doubleToRawLongBits(x + 0x1p28) - Double.doubleToRawLongBits(0x1p28);
    }
    if (x < INFINITE_FROM) {
      return bits - BIAS_OF_DOUBLE + HALF_OF_DOUBLE + (bits >>> 42 & 1) >>> 42;
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
    int magnitude = bits & 0x7fff;
    int sign = (bits & 0x8000) << 16;
    if (magnitude < 0x400) {
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude * 0x1p-24f));
    }
    int exponent = magnitude < INFINITY ? BIAS : 2 * BIAS;
    return Float.intBitsToFloat(sign | (magnitude << 13) + exponent);
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
