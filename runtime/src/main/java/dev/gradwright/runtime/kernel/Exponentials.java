package dev.gradwright.runtime.kernel;

/**
 * Exponentials, logarithms and what is made of them; the float form is the double form rounded
 * once. On one kind of processor each gives the same bits in interpreter and compiled code and on
 * the JDKs 17 and 25: {@code exp}, {@code log} and {@code pow} are those of {@link Math}, for which
 * HotSpot has one routine of its own (not the bits of {@link StrictMath}); the others are those of
 * {@link StrictMath}, since {@code Math.tanh} has other bits on 25 than on 17.
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
    return Math.exp(x);
  }

  /**
   * The exponential.
   *
   * @param x any real
   * @return e to the power x, within 1 ulp
   */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static double log(double x) {
    return Math.log(x);
  }

  /**
   * The natural logarithm.
   *
   * @param x any real
   * @return log x, NaN below 0, minus infinity at 0, within 1 ulp
   */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /**
   * The exponential less 1, exact near 0.
   *
   * @param x any real
   * @return e to the power x, less 1
   */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /**
   * The exponential less 1, exact near 0.
   *
   * @param x any real
   * @return e to the power x, less 1
   */
  public static float expm1(float x) {
    return (float) StrictMath.expm1(x);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1
   */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /**
   * The logarithm of 1 + x, exact near 0.
   *
   * @param x any real
   * @return log (1 + x), NaN below -1, minus infinity at -1
   */
  public static float log1p(float x) {
    return (float) StrictMath.log1p(x);
  }

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y
   */
  public static double pow(double x, double y) {
    return Math.pow(x, y);
  }

  /**
   * The power, with the special cases of {@link Math#pow}.
   *
   * @param x any real
   * @param y any real
   * @return x to the power y
   */
  public static float pow(float x, float y) {
    return (float) Math.pow(x, y);
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
   * @return sinh x / cosh x
   */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /**
   * The hyperbolic tangent.
   *
   * @param x any real
   * @return sinh x / cosh x
   */
  public static float tanh(float x) {
    return (float) StrictMath.tanh(x);
  }
}
