package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.elementary.DoubleErrorFunction;
import dev.gradwright.runtime.elementary.FloatErrorFunction;

/**
 * The error function, which is that of {@code elementary}, and its complement by the rational
 * approximations of fdlibm's {@code s_erf.c} (Sun Microsystems, 1993; permission to use, copy,
 * modify and distribute this software is freely granted, provided that this notice is preserved),
 * below 1 ulp.
 */
public final class ErrorFunction {
  // erf(1) as a single, near which the second interval expands
  private static final double ERX = 8.45062911510467529297e-01;

  // @formatter:off
  // |x| < 0.84375: erf x = x + x * P(x^2) / Q(x^2)
  private static final double[] PP = {
    1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
    -5.77027029648944159157e-03, -2.37630166566501626084e-05};
  private static final double[] QQ = {
    1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
    1.32494738004321644526e-04, -3.96022827877536812320e-06};
  // 0.84375 <= |x| < 1.25: erf x = ERX + P(|x| - 1) / Q(|x| - 1)
  private static final double[] PA = {
    -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01,
    -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03};
  private static final double[] QA = {
    1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
    1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02};
  // 1.25 <= |x| < 1 / 0.35: erf x = 1 - exp(-x^2 - 0.5625 + R(1 / x^2) / S(1 / x^2)) / |x|
  private static final double[] RA = {
    -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
    -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00};
  private static final double[] SA = {
    1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02,
    4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02};
  // 1 / 0.35 <= |x| < 6: the same with
  private static final double[] RB = {
    -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
    -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02};
  private static final double[] SB = {
    1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03,
    2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01};
  // @formatter:on

  private ErrorFunction() {}

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static float erf(float x) {
    return FloatErrorFunction.erf(x);
  }

  /**
   * The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) over t in 0..x}.
   *
   * @param x any real
   * @return in -1..1, within 1 ulp
   */
  public static double erf(double x) {
    return DoubleErrorFunction.erf(x);
  }

  /**
   * The error function where its slope is computed, too.
   *
   * @param x any real
   * @param e {@code exp(-(x * x))}
   * @return in -1..1, within 1.1 ulp
   */
  public static float erf(float x, float e) {
    return FloatErrorFunction.erf(x, e);
  }

  /**
   * The same of doubles, where the exponential would be no help.
   *
   * @param x any real
   * @param e {@code exp(-(x * x))}
   * @return in -1..1, within 1 ulp
   */
  public static double erf(double x, double e) {
    return DoubleErrorFunction.erf(x);
  }

  /**
   * The complementary error function, {@code 1 - erf(x)}, without its cancellation.
   *
   * @param x any real
   * @return in 0..2, within 1 ulp
   */
  public static float erfc(float x) {
    return (float) erfc((double) x);
  }

  /**
   * The complementary error function, {@code 1 - erf(x)}, without its cancellation.
   *
   * @param x any real
   * @return in 0..2, within 1 ulp
   */
  public static double erfc(double x) {
    double y = Math.abs(x);
    if (y < 0.84375) {
      return x < 0.25 ? 1 - near0(x) : 0.5 - (x - 0.5 + (near0(x) - x));
    }
    if (Double.isNaN(x)) {
      return x;
    }
    double above = y < 1.25 ? 1 - ERX - beside1(y) : y < 28 ? tail(y) : 0;
    return x > 0 ? above : 2 - above;
  }

  private static double near0(double x) {
    double z = x * x;
    return x + x * (Polynomial.at(PP, z) / Polynomial.at(QQ, z));
  }

  private static double beside1(double y) {
    double s = y - 1;
    return Polynomial.at(PA, s) / Polynomial.at(QA, s);
  }

  private static double tail(double y) {
    double s = 1 / (y * y);
    double ratio =
        y < 1 / 0.35
            ? Polynomial.at(RA, s) / Polynomial.at(SA, s)
            : Polynomial.at(RB, s) / Polynomial.at(SB, s);
    // exp(-y^2) in two factors: z has so few bits that z * z is exact.
    double z = Double.longBitsToDouble(Double.doubleToRawLongBits(y) & 0xffffffff00000000L);
    return StrictMath.exp(-z * z - 0.5625) * StrictMath.exp((z - y) * (z + y) + ratio) / y;
  }
}
