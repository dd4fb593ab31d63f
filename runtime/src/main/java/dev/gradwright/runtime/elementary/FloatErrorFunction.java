package dev.gradwright.runtime.elementary;

/**
 * {@code erf x}: an odd polynomial for {@code |x| < 1}, else {@code 1 - e^p(|x| - 1)}, where p is a
 * polynomial that is closest to {@code log erfc} where it matters to their difference from 1.
 */
public final class FloatErrorFunction {
  /** From here on erf is rounded to 1. */
  static final float SATURATED = 3.95f;

  static final float E0 = 0x1.06eba8p-3f;
  static final float E1 = -0x1.81273ep-2f;
  static final float E2 = 0x1.ce2cf8p-4f;
  static final float E3 = -0x1.b7f90cp-6f;
  static final float E4 = 0x1.5405b2p-8f;
  static final float E5 = -0x1.a3f7p-11f;
  static final float E6 = 0x1.496a3p-14f;
  static final float Q0 = -0x1.d97fcp0f;
  static final float Q1 = -0x1.51c9aap1f;
  static final float Q2 = -0x1.afad1cp-1f;
  static final float Q3 = -0x1.53ff24p-5f;
  static final float Q4 = 0x1.444122p-7f;
  static final float Q5 = -0x1.df8fc4p-10f;
  static final float Q6 = 0x1.86dd6cp-13f;

  static final float R0 = 0x1.b5d876p-2f;
  static final float R1 = -0x1.17c3c6p-2f;
  static final float R2 = 0x1.3bfb7ep-3f;
  static final float R3 = -0x1.421e32p-4f;
  static final float R4 = 0x1.23cff0p-5f;
  static final float R5 = -0x1.aec4eap-7f;
  static final float R6 = 0x1.af03e4p-9f;
  static final float R7 = -0x1.98c17ap-12f;

  private static final int ONE = Float.floatToRawIntBits(1);

  private FloatErrorFunction() {}

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static float erf(float x) {
    float magnitude = Math.abs(x);
    return Math.copySign(magnitude < 1 ? erfNear0(magnitude) : erfOf(magnitude), x);
  }

  /**
   * The error function where its slope is computed, too: {@code 1 - e r(|x| - 1)} away from 0, r
   * being a polynomial close to {@code erfc x exp(x^2)}.
   *
   * @param x any real
   * @param e {@code exp(-(x * x))}
   * @return in -1..1, within 1.1 ulp
   */
  public static float erf(float x, float e) {
    float magnitude = Math.abs(x);
    int near = Float.floatToRawIntBits(erfNear0(magnitude));
    int far = Float.floatToRawIntBits(Math.fma(-scaledErfc(magnitude), e, 1));
    // Both, and no branch, which random numbers take at random; all ones where |x| < 1.
    int isNear = Float.floatToRawIntBits(magnitude) - ONE >> Integer.SIZE - 1;
    return Math.copySign(Float.intBitsToFloat(near & isNear | far & ~isNear), x);
  }

  /** erfc x exp(x^2). */
  private static float scaledErfc(float x) {
    return scaledErfcBeyond((x > SATURATED ? SATURATED : x) - 1);
  }

  static float scaledErfcBeyond(float beyond) {
    float p = Math.fma(Math.fma(Math.fma(R7, beyond, R6), beyond, R5), beyond, R4);
    p = Math.fma(Math.fma(p, beyond, R3), beyond, R2);
    return Math.fma(Math.fma(p, beyond, R1), beyond, R0);
  }

  static float erfNear0(float x) {
    float u = x * x;
    float p = Math.fma(Math.fma(Math.fma(Math.fma(E6, u, E5), u, E4), u, E3), u, E2);
    return Math.fma(Math.fma(Math.fma(p, u, E1), u, E0), x, x);
  }

  private static float erfOf(float x) {
    float beyond = (x > SATURATED ? SATURATED : x) - 1;
    float p =
        Math.fma(Math.fma(Math.fma(Math.fma(Q6, beyond, Q5), beyond, Q4), beyond, Q3), beyond, Q2);
    float log = Math.fma(Math.fma(p, beyond, Q1), beyond, Q0);
    float shifted = Math.fma(log, FloatExponentials.PER_LOG_2, FloatExponentials.SHIFT);
    float y =
        FloatExponentials.expNear0(
            FloatExponentials.reduced(log, shifted - FloatExponentials.SHIFT));
    float scale =
        FloatExponentials.power(Float.floatToRawIntBits(shifted) - FloatExponentials.BIAS);
    return 1 - scale * y;
  }
}
