package dev.gradwright.runtime.elementary;

/**
 * {@code log x = k log 2 + log m} where {@code x = 2^k m} and m is within sqrt(1/2)..sqrt(2), and
 * {@code log m = log(1 + f) = 2 atanh s} where {@code s = f / (2 + f)}; {@code 2 atanh s - 2s} is s
 * times a minimax polynomial in the square of s.
 */
public final class FloatLogarithms {
  static final int BIAS = FloatExponentials.BIAS;
  static final int FRACTION_BITS = FloatExponentials.FRACTION_BITS;
  static final int FRACTION = 0x7fffff;
  static final int SQRT_HALF = 0x3f3504f3;
  static final int ONE_LESS_SQRT_HALF = 0x3f800000 - SQRT_HALF;

  /** With these bits put below it, an integer is a number. */
  static final float INTEGERS = 0x1p23f;

  static final float LEAST_NORMAL = Float.MIN_NORMAL;
  static final int UP = 25;
  static final float SCALE = 0x1p25f;
  static final float LOG_2 = FloatExponentials.LOG_2;
  static final float LOG_2_REST = FloatExponentials.LOG_2_REST;
  static final float L0 = 0x1.55557ap-1f;
  static final float L1 = 0x1.995ac6p-2f;
  static final float L2 = 0x1.327374p-2f;

  private FloatLogarithms() {}

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static float log(float x) {
    if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
      return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    boolean small = x < LEAST_NORMAL;
    int bits = Float.floatToRawIntBits(small ? x * SCALE : x) + ONE_LESS_SQRT_HALF;
    return logOf(exponent(bits) - (small ? UP : 0), mantissa(bits) - 1);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1, within 2 ulp
   */
  public static float log1p(float x) {
    if (!(x > -1 && x < Float.POSITIVE_INFINITY)) {
      return x == -1 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    float sum = 1 + x;
    float added = sum - 1;
    float rest = 1 - (sum - added) + (x - added);
    int bits = Float.floatToRawIntBits(sum) + ONE_LESS_SQRT_HALF;
    // Twice 2^-k, which is not subnormal for any k.
    float twice = FloatExponentials.power(2 * BIAS + 1 - (bits >>> FRACTION_BITS));
    float f = mantissa(bits) - 1 + rest * twice * 0.5f;
    return Math.copySign(logOf(exponent(bits), f), x);
  }

  static float exponent(int bits) {
    int biased = bits >>> FRACTION_BITS;
    return Float.intBitsToFloat(biased | Float.floatToRawIntBits(INTEGERS)) - (INTEGERS + BIAS);
  }

  static float mantissa(int bits) {
    return Float.intBitsToFloat((bits & FRACTION) + SQRT_HALF);
  }

  private static float logOf(float k, float f) {
    float half = 0.5f * f * f;
    float s = f / (2 + f);
    float z = s * s;
    float more =
        Math.fma(s, Math.fma(Math.fma(Math.fma(L2, z, L1), z, L0), z, half), k * LOG_2_REST);
    return Math.fma(k, LOG_2, f - (half - more));
  }
}
