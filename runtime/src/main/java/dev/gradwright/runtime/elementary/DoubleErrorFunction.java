package dev.gradwright.runtime.elementary;

/**
 * {@code erf x}: an odd polynomial for {@code |x| < 1}, else {@code 1 - e^p(|x| - 1)}, where p is a
 * polynomial that is closest to {@code log erfc} where it matters to their difference from 1.
 */
public final class DoubleErrorFunction {
  /** From here on erf is rounded to 1. */
  static final double SATURATED = 5.95;

  static final double E0 = 0x1.06eba8214db68p-3;
  static final double E1 = -0x1.812746b0379bdp-2;
  static final double E2 = 0x1.ce2f21a040d16p-4;
  static final double E3 = -0x1.b82ce311fa93cp-6;
  static final double E4 = 0x1.565bccf92b2c2p-8;
  static final double E5 = -0x1.c02db03dd6879p-11;
  static final double E6 = 0x1.f9a2baa8efa67p-14;
  static final double E7 = -0x1.f4ca4d6e465acp-17;
  static final double E8 = 0x1.b97fd3cf9882bp-20;
  static final double E9 = -0x1.5c0726b124af7p-23;
  static final double E10 = 0x1.d71b0d5ad1a9ep-27;
  static final double E11 = -0x1.abae43c781af9p-31;
  static final double Q0 = -0x1.d97fbf27aa2a1p0;
  static final double Q1 = -0x1.51c9b0006c21ep1;
  static final double Q2 = -0x1.afabc11a2acf3p-1;
  static final double Q3 = -0x1.5477f099ef3aap-5;
  static final double Q4 = 0x1.48c9d38893813p-7;
  static final double Q5 = -0x1.033f5ae40f6c4p-9;
  static final double Q6 = 0x1.f1b07c81d9efbp-13;
  static final double Q7 = 0x1.b929ca51f87cep-16;
  static final double Q8 = -0x1.c84b39b5fcf9ep-16;
  static final double Q9 = 0x1.4470bd6ebaf9ap-17;
  static final double Q10 = -0x1.1dd8a255c0e83p-19;
  static final double Q11 = 0x1.b474e5d72aa63p-23;
  static final double Q12 = 0x1.f94b283cc45c4p-25;
  static final double Q13 = -0x1.216d50ec2bff6p-25;
  static final double Q14 = 0x1.2768dfeeccdacp-27;
  static final double Q15 = -0x1.6e53e1b6a0591p-30;
  static final double Q16 = 0x1.097619e0e6bcap-33;
  static final double Q17 = -0x1.5ad8eff7de3adp-38;

  private DoubleErrorFunction() {}

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static double erf(double x) {
    double magnitude = Math.abs(x);
    return Math.copySign(magnitude < 1 ? erfNear0(magnitude) : erfOf(magnitude), x);
  }

  private static double erfNear0(double x) {
    double u = x * x;
    double p = Math.fma(Math.fma(Math.fma(Math.fma(E11, u, E10), u, E9), u, E8), u, E7);
    p = Math.fma(Math.fma(Math.fma(Math.fma(p, u, E6), u, E5), u, E4), u, E3);
    return Math.fma(Math.fma(Math.fma(Math.fma(p, u, E2), u, E1), u, E0), x, x);
  }

  private static double erfOf(double x) {
    double beyond = (x > SATURATED ? SATURATED : x) - 1;
    double p =
        Math.fma(
            Math.fma(Math.fma(Math.fma(Q17, beyond, Q16), beyond, Q15), beyond, Q14), beyond, Q13);
    p =
        Math.fma(
            Math.fma(Math.fma(Math.fma(p, beyond, Q12), beyond, Q11), beyond, Q10), beyond, Q9);
    p = Math.fma(Math.fma(Math.fma(Math.fma(p, beyond, Q8), beyond, Q7), beyond, Q6), beyond, Q5);
    p = Math.fma(Math.fma(Math.fma(Math.fma(p, beyond, Q4), beyond, Q3), beyond, Q2), beyond, Q1);
    double log = Math.fma(p, beyond, Q0);
    double shifted = Math.fma(log, DoubleExponentials.PER_LOG_2, DoubleExponentials.SHIFT);
    double y =
        DoubleExponentials.expNear0(
            DoubleExponentials.reduced(log, shifted - DoubleExponentials.SHIFT));
    double scale =
        DoubleExponentials.power(Double.doubleToRawLongBits(shifted) - DoubleExponentials.BIAS);
    return 1 - scale * y;
  }
}
