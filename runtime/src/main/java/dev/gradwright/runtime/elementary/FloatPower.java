package dev.gradwright.runtime.elementary;

/**
 * {@code x^y = e^(y log x)} where the logarithm is a sum of two numbers, as {@link FloatLogarithms}
 * takes it apart but with what roundings lose of s, of its square and of their products (T. J.
 * Dekker, Numerische Mathematik 18, 1971, with fused products).
 */
public final class FloatPower {
  /** From here on all numbers are integers. */
  private static final float INTEGERS = FloatLogarithms.INTEGERS;

  /** So short that its products with exponents are exact. */
  static final float LOG_2 = 0x1.62e4p-1f;

  static final float LOG_2_REST = 0x1.7f7d1cp-20f;
  static final float TWO_THIRDS = 0x1.555556p-1f;
  static final float TWO_THIRDS_REST = -0x1.555556p-26f;
  static final float M0 = 0x1.9999d8p-2f;
  static final float M1 = 0x1.245ecep-2f;
  static final float M2 = 0x1.ddd996p-3f;

  private FloatPower() {}

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y, within 1 ulp
   */
  public static float pow(float x, float y) {
    float base = Math.abs(x);
    if (!(base > 0 && base < Float.POSITIVE_INFINITY)) {
      return atEdge(x, base, y);
    }
    float power = powerOf(base, y);
    return x > 0 ? power : isInteger(y) ? signed(power, y) : Float.NaN;
  }

  /** Where x is 0, infinite or no number. */
  private static float atEdge(float x, float base, float y) {
    if (y == 0) {
      return 1;
    }
    if (x != x || y != y) {
      return Float.NaN;
    }
    float power = y > 0 ? base : 1 / base;
    return Math.copySign(1, x) < 0 ? signed(power, y) : power;
  }

  private static float signed(float power, float y) {
    return isInteger(y) && !isInteger(0.5f * y) ? -power : power;
  }

  private static boolean isInteger(float y) {
    float within = Math.min(Math.abs(y), INTEGERS);
    return within + INTEGERS - INTEGERS == within;
  }

  private static float powerOf(float base, float y) {
    boolean small = base < FloatLogarithms.LEAST_NORMAL;
    float normal = small ? base * FloatLogarithms.SCALE : base;
    int bits = Float.floatToRawIntBits(normal) + FloatLogarithms.ONE_LESS_SQRT_HALF;
    float k = FloatLogarithms.exponent(bits) - (small ? FloatLogarithms.UP : 0);
    return powerOf(k, FloatLogarithms.mantissa(bits), y);
  }

  private static float powerOf(float k, float m, float y) {
    float d = m + 1;
    float inverse = 1 / d;
    float s = (m - 1) * inverse;
    float sRest = Math.fma(-s, m - (d - 1), Math.fma(-s, d, m - 1)) * inverse;
    float z = s * s;
    float zRest = Math.fma(2 * s, sRest, Math.fma(s, s, -z));
    float c = TWO_THIRDS * z;
    float cRest = Math.fma(TWO_THIRDS, z, -c) + Math.fma(TWO_THIRDS, zRest, TWO_THIRDS_REST * z);
    float p = Math.fma(Math.fma(M2, z, M1), z, M0);
    cRest = Math.fma(z * z, p, cRest);
    float cube = s * c;
    float cubeRest = Math.fma(s, c, -cube) + Math.fma(s, cRest, sRest * c);
    float log = 2 * s + cube;
    return powerOf(k, log, 2 * s - log + cube + Math.fma(2, sRest, cubeRest), y);
  }

  private static float powerOf(float k, float log, float logRest, float y) {
    float most = k * LOG_2;
    float sum = most + log;
    float sumRest = most - sum + log + Math.fma(k, LOG_2_REST, logRest);
    float x = y * sum;
    if (x < FloatExponentials.VANISHING) {
      return 0;
    }
    return x > FloatExponentials.OVERFLOWING
        ? Float.POSITIVE_INFINITY
        : exp(x, Math.fma(y, sumRest, Math.fma(y, sum, -x)));
  }

  private static float exp(float x, float rest) {
    float shifted = Math.fma(x, FloatExponentials.PER_LOG_2, FloatExponentials.SHIFT);
    float n = shifted - FloatExponentials.SHIFT;
    float r = Math.fma(n, -FloatExponentials.LOG_2_REST, rest);
    float y = FloatExponentials.expNear0(Math.fma(n, -FloatExponentials.LOG_2, x) + r);
    return FloatExponentials.scaled(y, Float.floatToRawIntBits(shifted));
  }
}
