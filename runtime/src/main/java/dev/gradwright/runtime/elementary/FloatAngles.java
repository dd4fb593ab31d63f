package dev.gradwright.runtime.elementary;

/**
 * {@code sin x} and {@code cos x} where {@code x = n pi/2 + r + rest} and {@code |r| <= pi/4} (Cody
 * and Waite, Software Manual for the Elementary Functions, 1980, with fused products): polynomials
 * of r, and what the rest moves to first order. The few x that are too large for that are left to
 * {@link StrictMath}, which has the same bits everywhere.
 */
public final class FloatAngles {
  /** Up to here n pi/2 is subtracted without loss. */
  static final float FAR = 0x1p16f;

  /** Added, it leaves n in the last bits. */
  static final float SHIFT = 0x1.8p23f;

  static final float PER_QUARTER = 0x1.45f306p-1f;
  static final float QUARTER = 0x1.921fb6p0f;
  static final float QUARTER_REST = -0x1.777a5cp-25f;
  static final float QUARTER_LAST = -0x1.ee59dap-50f;
  static final int TO_SIGN = 30;
  static final float S0 = -0x1.555556p-3f;
  static final float S1 = 0x1.111108p-7f;
  static final float S2 = -0x1.a00f62p-13f;
  static final float S3 = 0x1.6ccb08p-19f;
  static final float C0 = 0x1.55554ep-5f;
  static final float C1 = -0x1.6c0e62p-10f;
  static final float C2 = 0x1.9a67a8p-16f;

  private FloatAngles() {}

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x, within 1 ulp
   */
  public static float sin(float x) {
    if (!(Math.abs(x) <= FAR)) {
      return (float) StrictMath.sin(x);
    }
    float shifted = Math.fma(x, PER_QUARTER, SHIFT);
    return x == 0 ? x : wave(x, shifted - SHIFT, Float.floatToRawIntBits(shifted));
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x, within 1 ulp
   */
  public static float cos(float x) {
    if (!(Math.abs(x) <= FAR)) {
      return (float) StrictMath.cos(x);
    }
    float shifted = Math.fma(x, PER_QUARTER, SHIFT);
    return wave(x, shifted - SHIFT, Float.floatToRawIntBits(shifted) + 1);
  }

  private static float wave(float x, float n, int quarter) {
    float near = Math.fma(n, -QUARTER, x);
    float moved = n * QUARTER_REST;
    float movedRest = Math.fma(n, QUARTER_REST, -moved);
    float r = near - moved;
    // Either of the two that make r may be the larger one (Knuth's two-sum).
    float seen = r - near;
    float lost = near - (r - seen) - (moved + seen);
    float rest = Math.fma(n, -QUARTER_LAST, lost - movedRest);
    float wave = (quarter & 1) == 0 ? sine(r, rest) : cosine(r, rest);
    return Float.intBitsToFloat(Float.floatToRawIntBits(wave) ^ (quarter & 2) << TO_SIGN);
  }

  private static float sine(float r, float rest) {
    float u = r * r;
    return r
        + Math.fma(
            r * u,
            Math.fma(Math.fma(Math.fma(S3, u, S2), u, S1), u, S0),
            Math.fma(u * -0.5f, rest, rest));
  }

  private static float cosine(float r, float rest) {
    float u = r * r;
    float half = 0.5f * u;
    float most = 1 - half;
    return most + Math.fma(u * u, Math.fma(Math.fma(C2, u, C1), u, C0), 1 - most - half - r * rest);
  }

  /** The sine of each of a few numbers, in place. */
  static void sines(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = sin(x[i]);
    }
  }

  /** The cosine of each of a few numbers, in place. */
  static void cosines(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = cos(x[i]);
    }
  }
}
