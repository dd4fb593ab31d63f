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

  /** Added, it leaves n in the last bits, and the bias of exponents on top of it. */
  static final float SHIFT_ONCE = 0x1.8p23f + BIAS;

  /** From here on tanh is rounded to 1. */
  static final float SATURATED = 10;

  static final float P0 = 0x1.555554p-3f;
  static final float P1 = 0x1.5554f2p-5f;
  static final float P2 = 0x1.1111ccp-7f;
  static final float P3 = 0x1.6d4236p-10f;
  static final float P4 = 0x1.9fbd74p-13f;
  // e^2r = 1 + 2 r + r^2 (2 + T0 r + T1 r^2 ..), for |r| <= log(2) / 4
  static final float T0 = 0x1.5554b8p0f;
  static final float T1 = 0x1.5555bcp-1f;
  static final float T2 = 0x1.1222dap-2f;
  static final float T3 = 0x1.6c531p-4f;

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
   * The hyperbolic tangent, {@code m / (m + 2)} where {@code m = e^2|x| - 1 = 2^n - 1 + 2^n (e^2r -
   * 1)}: near 0, n is 0 and nothing cancels.
   *
   * @param x any real
   * @return within 3 ulp
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float within = magnitude > SATURATED ? SATURATED : magnitude;
    float shifted = Math.fma(within, 2 * PER_LOG_2, SHIFT_ONCE);
    float y = expm1Near0(halfReduced(within, shifted));
    float scale = power(Float.floatToRawIntBits(shifted));
    float m = Math.fma(scale, y, scale - 1);
    return Math.copySign(m / (m + 2), x);
  }

  static float halfReduced(float x, float shifted) {
    return Math.fma(shifted - SHIFT_ONCE, -LOG_2 / 2, x);
  }

  /** e^2r - 1. */
  static float expm1Near0(float r) {
    float u = r * r;
    return Math.fma(tanhCurved(r, u), u, r + r);
  }

  /** (e^2r - 1 - 2 r) / r^2, in halves that need not wait for one another. */
  private static float tanhCurved(float r, float u) {
    return Math.fma(Math.fma(T3, u, Math.fma(T2, r, T1)), u, Math.fma(T0, r, 2));
  }

  static float reduced(float x, float n) {
    return Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, x));
  }

  static float expNear0(float r) {
    return Math.fma(r, Math.fma(r, curved(r), 1), 1);
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
