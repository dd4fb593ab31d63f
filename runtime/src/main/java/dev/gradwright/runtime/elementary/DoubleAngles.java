package dev.gradwright.runtime.elementary;

/**
 * {@code sin x} and {@code cos x} where {@code x = n pi/2 + r + rest} and {@code |r| <= pi/4} (Cody
 * and Waite, Software Manual for the Elementary Functions, 1980, with fused products): polynomials
 * of r, and what the rest moves to first order. The few x that are too large for that are left to
 * {@link StrictMath}, which has the same bits everywhere.
 */
public final class DoubleAngles {
  /** Up to here n pi/2 is subtracted without loss. */
  static final double FAR = 0x1p30;

  /** Added, it leaves n in the last bits. */
  static final double SHIFT = 0x1.8p52;

  static final double PER_QUARTER = 0x1.45f306dc9c883p-1;
  static final double QUARTER = 0x1.921fb54442d18p0;
  static final double QUARTER_REST = 0x1.1a62633145c07p-54;
  static final double QUARTER_LAST = -0x1.f1976b7ed8fbcp-110;
  static final int TO_SIGN = 62;
  static final double S0 = -0x1.555555555554cp-3;
  static final double S1 = 0x1.111111110fab9p-7;
  static final double S2 = -0x1.a01a019c1b1e4p-13;
  static final double S3 = 0x1.71de355b387d3p-19;
  static final double S4 = -0x1.ae5e3bc5dc3d6p-26;
  static final double S5 = 0x1.5d828459750bfp-33;
  static final double C0 = 0x1.5555555555553p-5;
  static final double C1 = -0x1.6c16c16c160e8p-10;
  static final double C2 = 0x1.a01a019e1a207p-16;
  static final double C3 = -0x1.27e4f8f9eca87p-22;
  static final double C4 = 0x1.1eea8112c2a39p-29;
  static final double C5 = -0x1.8ff4ec87b7690p-37;

  private DoubleAngles() {}

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x, within 1 ulp
   */
  public static double sin(double x) {
    if (!(Math.abs(x) <= FAR)) {
      return StrictMath.sin(x);
    }
    double shifted = Math.fma(x, PER_QUARTER, SHIFT);
    return x == 0 ? x : wave(x, shifted - SHIFT, Double.doubleToRawLongBits(shifted));
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x, within 1 ulp
   */
  public static double cos(double x) {
    if (!(Math.abs(x) <= FAR)) {
      return StrictMath.cos(x);
    }
    double shifted = Math.fma(x, PER_QUARTER, SHIFT);
    return wave(x, shifted - SHIFT, Double.doubleToRawLongBits(shifted) + 1);
  }

  private static double wave(double x, double n, long quarter) {
    double near = Math.fma(n, -QUARTER, x);
    double moved = n * QUARTER_REST;
    double movedRest = Math.fma(n, QUARTER_REST, -moved);
    double r = near - moved;
    // Either of the two that make r may be the larger one (Knuth's two-sum).
    double seen = r - near;
    double lost = near - (r - seen) - (moved + seen);
    double rest = Math.fma(n, -QUARTER_LAST, lost - movedRest);
    double wave = (quarter & 1) == 0 ? sine(r, rest) : cosine(r, rest);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(wave) ^ (quarter & 2) << TO_SIGN);
  }

  private static double sine(double r, double rest) {
    double u = r * r;
    double p = Math.fma(Math.fma(Math.fma(Math.fma(S5, u, S4), u, S3), u, S2), u, S1);
    return r + Math.fma(r * u, Math.fma(p, u, S0), Math.fma(u * -0.5, rest, rest));
  }

  private static double cosine(double r, double rest) {
    double u = r * r;
    double half = 0.5 * u;
    double most = 1 - half;
    double p = Math.fma(Math.fma(Math.fma(Math.fma(C5, u, C4), u, C3), u, C2), u, C1);
    return most + Math.fma(u * u, Math.fma(p, u, C0), 1 - most - half - r * rest);
  }

  /** The sine of each of a few numbers, in place. */
  static void sines(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = sin(x[i]);
    }
  }

  /** The cosine of each of a few numbers, in place. */
  static void cosines(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = cos(x[i]);
    }
  }
}
