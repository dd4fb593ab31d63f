package dev.gradwright.runtime.elementary;

/**
 * {@code e^x = 2^n e^r} where {@code x = n log 2 + r} and {@code |r| <= log(2) / 2}, and what is
 * made of {@code e^r - 1 = r + r^2 (1/2 + r p(r))}, p being a minimax polynomial.
 *
 * <p>Sums and products are rounded as they are written, and {@link Math#fma} is what the processor
 * has: without such an instruction it is correct and very slow.
 */
public final class FloatExponentials {
  static final int BIAS = 127;
  static final int FRACTION_BITS = 23;

  /** Added, it leaves n in the last bits, and twice the bias of exponents on top of it. */
  static final float SHIFT = 0x1.8p23f + 2 * BIAS;

  static final float PER_LOG_2 = 0x1.715476p0f;
  static final float LOG_2 = 0x1.62e430p-1f;
  static final float LOG_2_REST = -0x1.05c610p-29f;

  /** Below, e^x is rounded to 0. */
  static final float VANISHING = -104;

  /** From here on e^x overflows. */
  static final float OVERFLOWING = 89;

  /** Below, e^x - 1 is rounded to -1. */
  static final float LOWEST = -18;

  /** From here on tanh is rounded to 1. */
  static final float SATURATED = 10;

  /** Up to here tanh is a polynomial. */
  static final float NEAR = 0.625f;

  static final float P0 = 0x1.555554p-3f;
  static final float P1 = 0x1.5554f2p-5f;
  static final float P2 = 0x1.1111ccp-7f;
  static final float P3 = 0x1.6d4236p-10f;
  static final float P4 = 0x1.9fbd74p-13f;
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
    return scaled(expNear0(reduced(within, shifted - SHIFT)), Float.floatToRawIntBits(shifted));
  }

  /** In two factors, since 2^n itself may be out of range where y 2^n is not. */
  static float scaled(float y, int twice) {
    int half = twice >>> 1;
    return y * power(half) * power(twice - half);
  }

  /**
   * The exponential less 1, exact near 0: {@code 2^n = a b}, so it is {@code b (a - 1/b + a r + a
   * (e^r - 1 - r))}.
   *
   * @param x any real
   * @return e to the power x, less 1, within 2 ulp
   */
  public static float expm1(float x) {
    float within = x > OVERFLOWING ? OVERFLOWING : x < LOWEST ? LOWEST : x;
    float shifted = Math.fma(within, PER_LOG_2, SHIFT);
    float r = reduced(within, shifted - SHIFT);
    int twice = Float.floatToRawIntBits(shifted);
    int half = twice >>> 1;
    int rest = twice - half;
    float scale = power(half);
    float most = Math.fma(scale, r, scale - power(2 * BIAS - rest));
    return Math.copySign(Math.fma(scale, r * r * curved(r), most) * power(rest), x);
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
    return Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(T4, u, T3), u, T2), u, T1), u, T0) * u, x, x);
  }

  private static float tanhOf(float x) {
    float twice = 2 * (x > SATURATED ? SATURATED : x);
    // Here n is that of e^-2|x|, and y + 1 belongs to e^2|x|.
    float shifted = Math.fma(twice, -PER_LOG_2, SHIFT);
    float y = lessOne(reduced(twice, SHIFT - shifted));
    float scale = power(Float.floatToRawIntBits(shifted) - BIAS);
    return 1 - 2 * scale / (1 + (scale + y));
  }

  static float reduced(float x, float n) {
    return Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, x));
  }

  static float expNear0(float r) {
    return Math.fma(r, Math.fma(r, curved(r), 1), 1);
  }

  /** e^r - 1. */
  private static float lessOne(float r) {
    return Math.fma(r * r, curved(r), r);
  }

  /** (e^r - 1 - r) / r^2. */
  private static float curved(float r) {
    return Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(P4, r, P3), r, P2), r, P1), r, P0), r, 0.5f);
  }

  static float power(int biased) {
    return Float.intBitsToFloat(biased << FRACTION_BITS);
  }
}
