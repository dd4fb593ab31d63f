package dev.gradwright.runtime.kernel;

/**
 * The logarithm of the gamma function and its derivatives. Between 1/2 and 5/2 the logarithm, and
 * between 1 and 2 its first derivative, are polynomials times their zeros (Chebyshev approximations
 * to 1e-17 of the quotients); elsewhere the recurrence leads there, or to where the asymptotic
 * series of Stirling and of Euler and Maclaurin hold (Abramowitz and Stegun 6.1.41, 6.3.18,
 * 23.2.3).
 */
public final class GammaFunction {
  // @formatter:off
  // log gamma(x) / ((x - 1) (x - 2)) by powers of x - 1 in 0.5..1.5, of x - 2 in 1.5..2.5
  private static final double[] NEAR_1 = {
    0.5772156649015329, -0.24525136852258037, 0.15543426586395107, -0.11514654256383149, 0.09223900846483857,
    -0.07731816853294567, 0.0667317282366464, -0.05877794125495988, 0.05255632454848378, -0.04754313461564262,
    0.04341088585343768, -0.039942903025385654, 0.03698950818765652, -0.03444451820279054, 0.03222642158709452,
    -0.030258869474460874, 0.028532022906057074, -0.02718461214950396, 0.025796726566437125, -0.023026210165830497,
    0.02192967090128611, -0.029603678019476488, 0.02846192596266219, 0.008239879255927165, -0.008272102842945994,
    -0.09438011384791399, 0.09166362936617253, 0.10745193205528744, -0.10466239556964707, -0.12261998268315712,
    0.11918565133123243};
  private static final double[] NEAR_2 = {
    0.42278433509846713, -0.10031730167435392, 0.03296500062115582, -0.012384192193371354, 0.004998641164697329,
    -0.002108130833949211, 0.0009153769222493582, -0.00040570739776849235, 0.00018255263918030617, -8.309512065991473e-05,
    3.8168886839303915e-05, -1.7661749741053172e-05, 8.222223538994353e-06, -3.846729097394708e-06, 1.8078213148269973e-06,
    -8.559853958872399e-07, 4.0516857334255604e-07, -1.8231384052730353e-07, 8.673205951095157e-08, -5.9191034539430366e-08,
    2.8331179755524595e-08};
  // digamma(x) / (x - ROOT) by powers of x - 1.5 in 1..2
  private static final double[] NEAR_ROOT = {
    0.9510558760318328, -0.4236274212814606, 0.24054248424078697, -0.14840492305388092, 0.09498872445289039,
    -0.06192213327548831, 0.040760833940846085, -0.026975796659787055, 0.017907248317313294, -0.011908220105959716,
    0.007927021796868154, -0.005279937255532708, 0.003518106563802472, -0.0023454947397380833, 0.0015633696313653504,
    -0.0010364584817312839, 0.0006909255761282986, -0.00048595039220036254, 0.00032395945401345196, -0.00014480643368061614,
    9.653646261410062e-05, -0.0001782188548855923, 0.00011881232908510335};
  // B(2k) / (2k (2k - 1)) for k = 1, 2, ..
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400};
  // B(2k) / (2k) for k = 1, 2, ..
  private static final double[] ASYMPTOTIC = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160};
  // B(2k) / (2k)! for k = 1, 2, ..
  private static final double[] EULER_MACLAURIN = {
    1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000.0,
    1.0 / 74724249600.0, -3617.0 / 10670622842880000.0, 43867.0 / 5109094217170944000.0};
  // @formatter:on

  /** The positive zero of digamma, in two parts. */
  private static final double ROOT = 1.4616321449683622;

  private static final double ROOT_REST = 9.549995429965697e-17;

  private static final double HALF_LOG_OF_TWO_PI = 0.9189385332046727;

  /** From here on the series have converged. */
  private static final double LARGE = 10;

  /** Below, the recurrence would take too long. */
  private static final double MOST_STEPS = 1e5;

  private GammaFunction() {}

  /**
   * The logarithm of the absolute value of the gamma function.
   *
   * @param x any real
   * @return within a few ulp where x is positive; infinite at 0 and the negative integers
   */
  public static float lgamma(float x) {
    return (float) lgamma((double) x);
  }

  /**
   * The logarithm of the absolute value of the gamma function.
   *
   * @param x any real
   * @return within a few ulp where x is positive; infinite at 0 and the negative integers
   */
  public static double lgamma(double x) {
    if (x >= LARGE) {
      return x == Double.POSITIVE_INFINITY ? x : stirling(x);
    }
    if (x >= 0.5) {
      return x < 1.5 ? (x - 1) * (x - 2) * Polynomial.at(NEAR_1, x - 1) : lgammaByRecurrence(x);
    }
    if (x > 0) {
      return lgamma(x + 1) - Exponentials.log(x);
    }
    return Double.isNaN(x) ? x : reflected(x);
  }

  private static double lgammaByRecurrence(double x) {
    double y = x;
    double product = 1;
    while (y > 2.5) {
      y -= 1;
      product *= y;
    }
    double near = (y - 1) * (y - 2) * Polynomial.at(NEAR_2, y - 2);
    return product == 1 ? near : Exponentials.log(product) + near;
  }

  private static double stirling(double x) {
    double series = Polynomial.at(STIRLING, 1 / (x * x)) / x;
    return (x - 0.5) * (Exponentials.log(x) - 1) - 0.5 + HALF_LOG_OF_TWO_PI + series;
  }

  /** {@code gamma(x) gamma(-x) = -pi / (x sin(pi x))} */
  private static double reflected(double x) {
    if (x == Double.NEGATIVE_INFINITY || x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    double sine = Math.abs(x * Trigonometry.sin(Math.PI * (x - Math.rint(x))));
    return Exponentials.log(Math.PI / sine) - lgamma(-x);
  }

  /**
   * The derivatives of digamma, which is the derivative of {@link #lgamma(float)}.
   *
   * @param order from 0
   * @param x any real
   * @return NaN at 0, at the negative integers and below -100,000
   */
  public static float polygamma(int order, float x) {
    return (float) polygamma(order, (double) x);
  }

  /**
   * The derivatives of digamma, which is the derivative of {@link #lgamma(double)}.
   *
   * @param order from 0, which gives digamma itself
   * @param x any real
   * @return NaN at 0, at the negative integers and below -100,000
   */
  public static double polygamma(int order, double x) {
    if (x <= 0 && x == Math.rint(x) || x < -MOST_STEPS) {
      return Double.NaN;
    }
    return order == 0 ? digamma(x) : derivative(order, x);
  }

  private static double digamma(double x) {
    if (x < 0) {
      double fraction = x - Math.rint(x);
      return digamma(1 - x) - Math.PI / Trigonometry.tan(Math.PI * fraction);
    }
    if (x >= LARGE) {
      double square = 1 / (x * x);
      return Exponentials.log(x) - 0.5 / x - square * Polynomial.at(ASYMPTOTIC, square);
    }
    double y = x;
    double moved = 0;
    for (; y < 1; y += 1) {
      moved -= 1 / y;
    }
    while (y > 2) {
      y -= 1;
      moved += 1 / y;
    }
    return moved + ((y - ROOT) - ROOT_REST) * Polynomial.at(NEAR_ROOT, y - 1.5);
  }

  /** {@code (-1)^(n + 1) n! zeta(n + 1, x)} */
  private static double derivative(int order, double x) {
    double factorial = 1;
    for (int i = 2; i <= order; i++) {
      factorial *= i;
    }
    return (order % 2 == 0 ? -factorial : factorial) * zeta(order + 1, x);
  }

  /** {@code sum over k of (x + k)^-s} by Euler's and Maclaurin's formula, the smallest first. */
  private static double zeta(int s, double x) {
    if (!Double.isFinite(x)) {
      return 1 / x;
    }
    int terms = (int) Math.max(0, Math.ceil(LARGE + s - x));
    double y = x + terms;
    double rising = s;
    double correction = 0;
    for (int k = 0; k < EULER_MACLAURIN.length; k++) {
      correction += EULER_MACLAURIN[k] * rising * Exponentials.pow(y, -2 * k - 1);
      rising *= (s + 2.0 * k + 1) * (s + 2.0 * k + 2);
    }
    double sum = Exponentials.pow(y, -s) * (y / (s - 1) + 0.5 + correction);
    for (int k = terms - 1; k >= 0; k--) {
      sum += Exponentials.pow(x + k, -s);
    }
    return sum;
  }
}
