package dev.gradwright.runtime.elementary;

/**
 * {@code e^x = 2^n e^r} where {@code x = n log 2 + r} and {@code |r| <= log(2) / 2}, and what is
 * made of {@code e^r - 1 = r + r^2 (1/2 + r p(r))}, p being a minimax polynomial.
 *
 * <p>Sums and products are rounded as they are written, and {@link Math#fma} is what the processor
 * has: without such an instruction it is correct and very slow.
 */
public final class FloatExponentials {
  /** Added, it leaves n in the last bits, and twice the bias of exponents on top of it. */
  static final float SHIFT = 0x1.8p23f + 254;

  static final int BIAS = 127;
  static final int FRACTION_BITS = 23;
  static final float PER_LOG_2 = 0x1.715476p0f;
  static final float LOG_2 = 0x1.62e430p-1f;
  static final float LOG_2_REST = -0x1.05c610p-29f;
  static final float P0 = 0x1.555492p-3f;
  static final float P1 = 0x1.5554f4p-5f;
  static final float P2 = 0x1.123f56p-7f;
  static final float P3 = 0x1.6d44e8p-10f;

  /** Below, e^x is rounded to 0. */
  static final float VANISHING = -104;

  /** From here on e^x overflows. */
  static final float OVERFLOWING = 89;

  /** From here on tanh is rounded to 1. */
  static final float SATURATED = 10;

  /** Up to here tanh is a polynomial. */
  static final float NEAR = 0.625f;

  static final float T0 = -0x1.55553ap-2f;
  static final float T1 = 0x1.1107acp-3f;
  static final float T2 = -0x1.b839f0p-5f;
  static final float T3 = 0x1.51c4e2p-6f;
  static final float T4 = -0x1.733b24p-8f;

  private FloatExponentials() {}

  /**
   * The exponential.
   *
   * @param x any real
   * @return e to the power x, within 1 ulp
   */
  public static float exp(float x) {
    if (x < VANISHING) {
      return 0;
    }
    float within = x > OVERFLOWING ? OVERFLOWING : x;
    float shifted = Math.fma(within, PER_LOG_2, SHIFT);
    float r = reduced(within, shifted - SHIFT);
    float y = Math.fma(r, Math.fma(r, curved(r), 1), 1);
    // In two factors, since 2^n itself may be out of range where y 2^n is not.
    int twice = Float.floatToRawIntBits(shifted);
    int half = twice >>> 1;
    return y * power(half) * power(twice - half);
  }

  /**
   * The logistic function: {@code 1 / (1 + e^|x|)} below 0, above what is left of 1.
   *
   * @param x any real
   * @return 1 / (1 + e^-x), within 2 ulp
   */
  public static float sigmoid(float x) {
    float magnitude = Math.abs(x);
    if (magnitude > -VANISHING) {
      return x < 0 ? 0 : 1;
    }
    // Here n is that of e^-|x|, and y + 1 belongs to e^|x|.
    float shifted = Math.fma(magnitude, -PER_LOG_2, SHIFT);
    float y = lessOne(reduced(magnitude, SHIFT - shifted));
    int twice = Float.floatToRawIntBits(shifted);
    float some = power(twice >>> 1);
    float rest = power(twice - (twice >>> 1));
    float less = 1 / (1 + Math.fma(some, rest, y)) * some * rest;
    return x < 0 ? less : 1 - less;
  }

  /**
   * The hyperbolic tangent: an odd polynomial near 0, {@code 1 - 2 / (e^2|x| + 1)} farther off.
   *
   * @param x any real
   * @return within 2 ulp
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float tanh = magnitude < NEAR ? tanhNear0(magnitude) : tanhOf(magnitude);
    return Math.copySign(tanh, x);
  }

  private static float tanhNear0(float x) {
    float u = x * x;
    float p = Math.fma(Math.fma(Math.fma(Math.fma(T4, u, T3), u, T2), u, T1), u, T0);
    return Math.fma(p * u, x, x);
  }

  private static float tanhOf(float x) {
    float twice = 2 * (x > SATURATED ? SATURATED : x);
    float shifted = Math.fma(twice, -PER_LOG_2, SHIFT);
    float y = lessOne(reduced(twice, SHIFT - shifted));
    float scale = power(Float.floatToRawIntBits(shifted) - BIAS);
    return 1 - 2 * scale / (1 + (scale + y));
  }

  private static float reduced(float x, float n) {
    return Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, x));
  }

  /** e^r - 1. */
  private static float lessOne(float r) {
    return Math.fma(r * r, curved(r), r);
  }

  /** (e^r - 1 - r) / r^2. */
  private static float curved(float r) {
    float p = Math.fma(Math.fma(Math.fma(P3, r, P2), r, P1), r, P0);
    return Math.fma(p, r, 0.5f);
  }

  private static float power(int biased) {
    return Float.intBitsToFloat(biased << FRACTION_BITS);
  }
}
