package dev.gradwright.runtime.elementary;

/**
 * {@code e^x = 2^n e^r} where {@code x = n log 2 + r} and {@code |r| <= log(2) / 2}, and what is
 * made of {@code e^r - 1 = r + r^2 (1/2 + r p(r))}, p being a minimax polynomial.
 *
 * <p>Sums and products are rounded as they are written, and {@link Math#fma} is what the processor
 * has: without such an instruction it is correct and very slow.
 */
public final class DoubleExponentials {
  static final int BIAS = 1023;
  static final int FRACTION_BITS = 52;

  /** Added, it leaves n in the last bits, and twice the bias of exponents on top of it. */
  static final double SHIFT = 0x1.8p52 + 2 * BIAS;

  static final double PER_LOG_2 = 0x1.71547652b82fep0;
  static final double LOG_2 = 0x1.62e42fefa39efp-1;
  static final double LOG_2_REST = 0x1.abc9e3b39803fp-56;

  /** Below, e^x is rounded to 0. */
  static final double VANISHING = -746;

  /** From here on e^x overflows. */
  static final double OVERFLOWING = 710;

  /** Below, e^x - 1 is rounded to -1. */
  static final double LOWEST = -38;

  /** From here on tanh is rounded to 1. */
  static final double SATURATED = 20;

  /** Up to here tanh is a polynomial. */
  static final double NEAR = 0.625;

  static final double P0 = 0x1.5555555555558p-3;
  static final double P1 = 0x1.5555555555556p-5;
  static final double P2 = 0x1.111111110f76dp-7;
  static final double P3 = 0x1.6c16c16c15d71p-10;
  static final double P4 = 0x1.a01a01b053c06p-13;
  static final double P5 = 0x1.a01a01a95f190p-16;
  static final double P6 = 0x1.71ddf5ea1aa5dp-19;
  static final double P7 = 0x1.27e4d460975b2p-22;
  static final double P8 = 0x1.af64a6222a785p-26;
  static final double P9 = 0x1.1f800088b93f1p-29;
  static final double T0 = -0x1.555555555552ep-2;
  static final double T1 = 0x1.111111110d0bep-3;
  static final double T2 = -0x1.ba1ba1b63669dp-5;
  static final double T3 = 0x1.664f47a1ddd53p-6;
  static final double T4 = -0x1.226e18f2cb2c9p-7;
  static final double T5 = 0x1.d6cf6301ecea5p-9;
  static final double T6 = -0x1.7d6a080f874fep-10;
  static final double T7 = 0x1.336a224421a2cp-11;
  static final double T8 = -0x1.df5547e9355efp-13;
  static final double T9 = 0x1.4353a8474aa0fp-14;
  static final double T10 = -0x1.0ccd287891fc5p-16;

  private DoubleExponentials() {}

  /**
   * The exponential.
   *
   * @param x any real
   * @return e to the power x, within 1 ulp
   */
  public static double exp(double x) {
    if (x < VANISHING) {
      return 0;
    }
    double within = x > OVERFLOWING ? OVERFLOWING : x;
    double shifted = Math.fma(within, PER_LOG_2, SHIFT);
    return scaled(expNear0(reduced(within, shifted - SHIFT)), Double.doubleToRawLongBits(shifted));
  }

  /** In two factors, since 2^n itself may be out of range where y 2^n is not. */
  static double scaled(double y, long twice) {
    long half = twice >>> 1;
    return y * power(half) * power(twice - half);
  }

  /**
   * The exponential less 1, exact near 0: {@code 2^n = a b}, so it is {@code b (a - 1/b + a r + a
   * (e^r - 1 - r))}.
   *
   * @param x any real
   * @return e to the power x, less 1, within 2 ulp
   */
  public static double expm1(double x) {
    double within = x > OVERFLOWING ? OVERFLOWING : x < LOWEST ? LOWEST : x;
    double shifted = Math.fma(within, PER_LOG_2, SHIFT);
    double r = reduced(within, shifted - SHIFT);
    long twice = Double.doubleToRawLongBits(shifted);
    long half = twice >>> 1;
    long rest = twice - half;
    double scale = power(half);
    double most = Math.fma(scale, r, scale - power(2 * BIAS - rest));
    return Math.copySign(Math.fma(scale, r * r * curved(r), most) * power(rest), x);
  }

  /**
   * The hyperbolic tangent: an odd polynomial near 0, {@code 1 - 2 / (e^2|x| + 1)} farther off.
   *
   * @param x any real
   * @return within 2 ulp
   */
  public static double tanh(double x) {
    double magnitude = Math.abs(x);
    double tanh = magnitude < NEAR ? tanhNear0(magnitude) : tanhOf(magnitude);
    return Math.copySign(tanh, x);
  }

  private static double tanhNear0(double x) {
    double u = x * x;
    double p = Math.fma(Math.fma(Math.fma(Math.fma(T10, u, T9), u, T8), u, T7), u, T6);
    p = Math.fma(Math.fma(Math.fma(Math.fma(p, u, T5), u, T4), u, T3), u, T2);
    return Math.fma(Math.fma(Math.fma(p, u, T1), u, T0) * u, x, x);
  }

  private static double tanhOf(double x) {
    double twice = 2 * (x > SATURATED ? SATURATED : x);
    // Here n is that of e^-2|x|, and y + 1 belongs to e^2|x|.
    double shifted = Math.fma(twice, -PER_LOG_2, SHIFT);
    double y = lessOne(reduced(twice, SHIFT - shifted));
    double scale = power(Double.doubleToRawLongBits(shifted) - BIAS);
    return 1 - 2 * scale / (1 + (scale + y));
  }

  static double reduced(double x, double n) {
    return Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, x));
  }

  static double expNear0(double r) {
    return Math.fma(r, Math.fma(r, curved(r), 1), 1);
  }

  /** e^r - 1. */
  private static double lessOne(double r) {
    return Math.fma(r * r, curved(r), r);
  }

  /** (e^r - 1 - r) / r^2. */
  private static double curved(double r) {
    double p = Math.fma(Math.fma(Math.fma(Math.fma(P9, r, P8), r, P7), r, P6), r, P5);
    p = Math.fma(Math.fma(Math.fma(Math.fma(p, r, P4), r, P3), r, P2), r, P1);
    return Math.fma(Math.fma(p, r, P0), r, 0.5);
  }

  static double power(long biased) {
    return Double.longBitsToDouble(biased << FRACTION_BITS);
  }
}
