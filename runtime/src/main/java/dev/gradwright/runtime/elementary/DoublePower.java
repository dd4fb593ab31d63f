package dev.gradwright.runtime.elementary;

/**
 * {@code x^y = e^(y log x)} where the logarithm is a sum of two numbers, as {@link
 * DoubleLogarithms} takes it apart but with what roundings lose of s, of its square and of their
 * products (T. J. Dekker, Numerische Mathematik 18, 1971, with fused products).
 */
public final class DoublePower {
  /** From here on all numbers are integers. */
  private static final double INTEGERS = DoubleLogarithms.INTEGERS;

  /** So short that its products with exponents are exact. */
  static final double LOG_2 = 0x1.62e42fefa38p-1;

  static final double LOG_2_REST = 0x1.ef35793c7673p-45;
  static final double TWO_THIRDS = 0x1.5555555555555p-1;
  static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;
  static final double M0 = 0x1.999999999999ap-2;
  static final double M1 = 0x1.2492492492521p-2;
  static final double M2 = 0x1.c71c71c6eaa10p-3;
  static final double M3 = 0x1.745d177a96056p-3;
  static final double M4 = 0x1.3b1395d2190c0p-3;
  static final double M5 = 0x1.1118c7e4b0962p-3;
  static final double M6 = 0x1.df7cc8e5f97f1p-4;
  static final double M7 = 0x1.e02e6fff2f162p-4;

  private DoublePower() {}

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y, within 1 ulp
   */
  public static double pow(double x, double y) {
    double base = Math.abs(x);
    if (!(base > 0 && base < Double.POSITIVE_INFINITY)) {
      return atEdge(x, base, y);
    }
    double power = powerOf(base, y);
    return x > 0 ? power : isInteger(y) ? signed(power, y) : Double.NaN;
  }

  /** Where x is 0, infinite or no number. */
  private static double atEdge(double x, double base, double y) {
    if (y == 0) {
      return 1;
    }
    if (x != x || y != y) {
      return Double.NaN;
    }
    double power = y > 0 ? base : 1 / base;
    return Math.copySign(1, x) < 0 ? signed(power, y) : power;
  }

  private static double signed(double power, double y) {
    return isInteger(y) && !isInteger(0.5 * y) ? -power : power;
  }

  private static boolean isInteger(double y) {
    double within = Math.min(Math.abs(y), INTEGERS);
    return within + INTEGERS - INTEGERS == within;
  }

  private static double powerOf(double base, double y) {
    boolean small = base < DoubleLogarithms.LEAST_NORMAL;
    double normal = small ? base * DoubleLogarithms.SCALE : base;
    long bits = Double.doubleToRawLongBits(normal) + DoubleLogarithms.ONE_LESS_SQRT_HALF;
    double k = DoubleLogarithms.exponent(bits) - (small ? DoubleLogarithms.UP : 0);
    return powerOf(k, DoubleLogarithms.mantissa(bits), y);
  }

  private static double powerOf(double k, double m, double y) {
    double d = m + 1;
    double inverse = 1 / d;
    double s = (m - 1) * inverse;
    double sRest = Math.fma(-s, m - (d - 1), Math.fma(-s, d, m - 1)) * inverse;
    double z = s * s;
    double zRest = Math.fma(2 * s, sRest, Math.fma(s, s, -z));
    double c = TWO_THIRDS * z;
    double cRest = Math.fma(TWO_THIRDS, z, -c) + Math.fma(TWO_THIRDS, zRest, TWO_THIRDS_REST * z);
    double p = Math.fma(Math.fma(Math.fma(Math.fma(M7, z, M6), z, M5), z, M4), z, M3);
    p = Math.fma(Math.fma(Math.fma(p, z, M2), z, M1), z, M0);
    cRest = Math.fma(z * z, p, cRest);
    double cube = s * c;
    double cubeRest = Math.fma(s, c, -cube) + Math.fma(s, cRest, sRest * c);
    double log = 2 * s + cube;
    return powerOf(k, log, 2 * s - log + cube + Math.fma(2, sRest, cubeRest), y);
  }

  private static double powerOf(double k, double log, double logRest, double y) {
    double most = k * LOG_2;
    double sum = most + log;
    double sumRest = most - sum + log + Math.fma(k, LOG_2_REST, logRest);
    double x = y * sum;
    if (x < DoubleExponentials.VANISHING) {
      return 0;
    }
    return x > DoubleExponentials.OVERFLOWING
        ? Double.POSITIVE_INFINITY
        : exp(x, Math.fma(y, sumRest, Math.fma(y, sum, -x)));
  }

  private static double exp(double x, double rest) {
    double shifted = Math.fma(x, DoubleExponentials.PER_LOG_2, DoubleExponentials.SHIFT);
    double n = shifted - DoubleExponentials.SHIFT;
    double r = Math.fma(n, -DoubleExponentials.LOG_2_REST, rest);
    double y = DoubleExponentials.expNear0(Math.fma(n, -DoubleExponentials.LOG_2, x) + r);
    return DoubleExponentials.scaled(y, Double.doubleToRawLongBits(shifted));
  }
}
