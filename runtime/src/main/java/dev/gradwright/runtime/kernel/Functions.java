package dev.gradwright.runtime.kernel;

/**
 * Scalar functions of the language, for {@code double} and {@code float}. Each gives the same bits
 * in interpreter and compiled code and on every JDK from 17: what {@link Math} leaves open is taken
 * from {@link StrictMath}, and the float form of a transcendental is its double form rounded once.
 */
public final class Functions {
  private Functions() {}

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
   * The square root.
   *
   * @param x any real
   * @return the correctly rounded root, NaN below 0
   */
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  /**
   * The square root.
   *
   * @param x any real
   * @return the correctly rounded root, NaN below 0
   */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /**
   * The reciprocal square root.
   *
   * @param x any real
   * @return 1 / sqrt x, infinite at 0, NaN below
   */
  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }

  /**
   * The reciprocal square root.
   *
   * @param x any real
   * @return 1 / sqrt x, infinite at 0, NaN below
   */
  public static float rsqrt(float x) {
    return (float) (1 / Math.sqrt(x));
  }

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x
   */
  public static double sin(double x) {
    return Math.sin(x);
  }

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x
   */
  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x
   */
  public static double cos(double x) {
    return Math.cos(x);
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x
   */
  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  /**
   * The tangent.
   *
   * @param x any real
   * @return tan x
   */
  public static double tan(double x) {
    return Math.tan(x);
  }

  /**
   * The tangent.
   *
   * @param x any real
   * @return tan x
   */
  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  /**
   * The arc sine.
   *
   * @param x any real
   * @return in -pi/2..pi/2, NaN outside -1..1
   */
  public static double asin(double x) {
    return StrictMath.asin(x);
  }

  /**
   * The arc sine.
   *
   * @param x any real
   * @return in -pi/2..pi/2, NaN outside -1..1
   */
  public static float asin(float x) {
    return (float) StrictMath.asin(x);
  }

  /**
   * The arc cosine.
   *
   * @param x any real
   * @return in 0..pi, NaN outside -1..1
   */
  public static double acos(double x) {
    return StrictMath.acos(x);
  }

  /**
   * The arc cosine.
   *
   * @param x any real
   * @return in 0..pi, NaN outside -1..1
   */
  public static float acos(float x) {
    return (float) StrictMath.acos(x);
  }

  /**
   * The arc tangent.
   *
   * @param x any real
   * @return in -pi/2..pi/2
   */
  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  /**
   * The arc tangent.
   *
   * @param x any real
   * @return in -pi/2..pi/2
   */
  public static float atan(float x) {
    return (float) StrictMath.atan(x);
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

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static float erf(float x) {
    return (float) ErrorFunction.erf(x);
  }

  /**
   * The logistic function, without overflow for either sign.
   *
   * @param x any real
   * @return 1 / (1 + e^-x)
   */
  public static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  /**
   * The logistic function, without overflow for either sign.
   *
   * @param x any real
   * @return 1 / (1 + e^-x)
   */
  public static float sigmoid(float x) {
    return (float) sigmoid((double) x);
  }

  /**
   * The integral of the logistic function, without overflow.
   *
   * @param x any real
   * @return log (1 + e^x)
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * The integral of the logistic function, without overflow.
   *
   * @param x any real
   * @return log (1 + e^x)
   */
  public static float softplus(float x) {
    return (float) softplus((double) x);
  }

  /**
   * The sign.
   *
   * @param x any real
   * @return -1, 0 or 1 with the zero's sign kept; NaN for NaN
   */
  public static double sign(double x) {
    return Math.signum(x);
  }

  /**
   * The sign.
   *
   * @param x any real
   * @return -1, 0 or 1 with the zero's sign kept; NaN for NaN
   */
  public static float sign(float x) {
    return Math.signum(x);
  }

  /**
   * The greatest integer not above x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /**
   * The greatest integer not above x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  /**
   * The least integer not below x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double ceil(double x) {
    return Math.ceil(x);
  }

  /**
   * The least integer not below x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  /**
   * The nearest integer, halves to the even one.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double round(double x) {
    return Math.rint(x);
  }

  /**
   * The nearest integer, halves to the even one.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float round(float x) {
    return (float) Math.rint(x);
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
   * The angle of the point (x, y).
   *
   * @param y any real
   * @param x any real
   * @return in -pi..pi
   */
  public static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  /**
   * The angle of the point (x, y).
   *
   * @param y any real
   * @param x any real
   * @return in -pi..pi
   */
  public static float atan2(float y, float x) {
    return (float) StrictMath.atan2(y, x);
  }

  /**
   * A seed times a slope, where a seed of 0 stays 0 whatever the slope, infinite or NaN.
   *
   * @param seed any real
   * @param slope any real
   * @return seed * slope, or 0 for a seed of 0
   */
  public static double scaleSeed(double seed, double slope) {
    return seed == 0 ? 0 : seed * slope;
  }

  /**
   * A seed times a slope, where a seed of 0 stays 0 whatever the slope, infinite or NaN.
   *
   * @param seed any real
   * @param slope any real
   * @return seed * slope, or 0 for a seed of 0
   */
  public static float scaleSeed(float seed, float slope) {
    return seed == 0 ? 0 : seed * slope;
  }

  /**
   * One of two numbers, bit by bit: what random data choose is done several times faster without a
   * branch.
   *
   * @param condition what is chosen by
   * @param then the value if it holds
   * @param otherwise the value if it does not
   * @return one of the two, the other having been computed in vain
   */
  public static double select(boolean condition, double then, double otherwise) {
    long mask = condition ? -1L : 0L;
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(then) & mask | Double.doubleToRawLongBits(otherwise) & ~mask);
  }

  /**
   * One of two numbers, bit by bit: what random data choose is done several times faster without a
   * branch.
   *
   * @param condition what is chosen by
   * @param then the value if it holds
   * @param otherwise the value if it does not
   * @return one of the two, the other having been computed in vain
   */
  public static float select(boolean condition, float then, float otherwise) {
    int mask = condition ? -1 : 0;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(then) & mask | Float.floatToRawIntBits(otherwise) & ~mask);
  }

  /**
   * Division of ints towards minus infinity, {@code a div b} of the language.
   *
   * @param a the dividend
   * @param b the divisor
   * @return the quotient
   * @throws ArithmeticException if b is 0
   */
  public static int floorDiv(int a, int b) {
    return Math.floorDiv(a, b);
  }

  /**
   * What floored division leaves, with the sign of b; {@code a % b} of the language.
   *
   * @param a the dividend
   * @param b the divisor
   * @return the remainder
   * @throws ArithmeticException if b is 0
   */
  public static int floorMod(int a, int b) {
    return Math.floorMod(a, b);
  }

  /**
   * What floored division of reals leaves, with the sign of b; {@code a % b} of the language.
   *
   * @param a the dividend
   * @param b the divisor
   * @return {@code a - b * floor(a / b)} without the error of the quotient; NaN if b is 0
   */
  public static double floorMod(double a, double b) {
    double remainder = a % b;
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
  }

  /**
   * What floored division of reals leaves, with the sign of b; {@code a % b} of the language.
   *
   * @param a the dividend
   * @param b the divisor
   * @return {@code a - b * floor(a / b)} without the error of the quotient; NaN if b is 0
   */
  public static float floorMod(float a, float b) {
    float remainder = a % b;
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
  }
}
