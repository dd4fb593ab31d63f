package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.elementary.DoubleExponentials;
import dev.gradwright.runtime.elementary.DoubleLogarithms;
import dev.gradwright.runtime.elementary.DoublePower;
import dev.gradwright.runtime.elementary.FloatExponentials;
import dev.gradwright.runtime.elementary.FloatLogarithms;
import dev.gradwright.runtime.elementary.FloatPower;

/**
 * Exponentials, logarithms and what is made of them. Each gives the same bits in interpreter and
 * compiled code and on the JDKs 17 and 25: most are those of {@code elementary}, which has them,
 * but for powers, for vectors too; {@code pow} of doubles is that of {@link Math}, for which
 * HotSpot has one routine of its own; hyperbolic sines and cosines are those of {@link StrictMath},
 * rounded once more where they are floats.
 */
public final class Exponentials {
  private Exponentials() {}

  /**
   * The exponential.
   *
   * @param x any real
   * @return e to the power x, within 1 ulp
   */
  public static double exp(double x) {
    return DoubleExponentials.exp(x);
  }

  /**
   * The exponential.
   *
   * @param x any real
   * @return e to the power x, within 1 ulp
   */
  public static float exp(float x) {
    return FloatExponentials.exp(x);
  }

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static double log(double x) {
    return DoubleLogarithms.log(x);
  }

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static float log(float x) {
    return FloatLogarithms.log(x);
  }

  /**
   * The exponential less 1, exact near 0.
   *
   * @param x any real
   * @return e to the power x, less 1, within 2 ulp
   */
  public static double expm1(double x) {
    return DoubleExponentials.expm1(x);
  }

  /**
   * The exponential less 1, exact near 0.
   *
   * @param x any real
   * @return e to the power x, less 1, within 2 ulp
   */
  public static float expm1(float x) {
    return FloatExponentials.expm1(x);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1, within 2 ulp
   */
  public static double log1p(double x) {
    return DoubleLogarithms.log1p(x);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1, within 2 ulp
   */
  public static float log1p(float x) {
    return FloatLogarithms.log1p(x);
  }

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y, within 1 ulp
   */
  public static double pow(double x, double y) {
    return DoublePower.pow(x, y);
  }

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y, within 1 ulp
   */
  public static float pow(float x, float y) {
    return FloatPower.pow(x, y);
  }

  /**
   * The hyperbolic sine.
   *
   * @param x any real
   * @return (e^x - e^-x) / 2
   */
  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  /**
   * The hyperbolic sine.
   *
   * @param x any real
   * @return (e^x - e^-x) / 2
   */
  public static float sinh(float x) {
    return (float) StrictMath.sinh(x);
  }

  /**
   * The hyperbolic cosine.
   *
   * @param x any real
   * @return (e^x + e^-x) / 2
   */
  public static double cosh(double x) {
    return StrictMath.cosh(x);
  }

  /**
   * The hyperbolic cosine.
   *
   * @param x any real
   * @return (e^x + e^-x) / 2
   */
  public static float cosh(float x) {
    return (float) StrictMath.cosh(x);
  }

  /**
   * The hyperbolic tangent.
   *
   * @param x any real
   * @return sinh x / cosh x, within 2 ulp
   */
  public static double tanh(double x) {
    return DoubleExponentials.tanh(x);
  }

  /**
   * The hyperbolic tangent.
   *
   * @param x any real
   * @return sinh x / cosh x, within 3 ulp
   */
  public static float tanh(float x) {
    return FloatExponentials.tanh(x);
  }
}
