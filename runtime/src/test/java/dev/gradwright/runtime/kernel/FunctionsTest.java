package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scalar functions against 40-digit series, printed values and their own limits. */
final class FunctionsTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal TWO_OVER_SQRT_PI =
      new BigDecimal("1.1283791670955125738961589031215451716881012586580");

  @Test
  void erfIsWithinOneUlpOfItsSeries() {
    double step = 0.0137;
    for (double x = -6.2; x < 6.2; x += step) {
      double expected = erfSeries(x).doubleValue();
      assertEquals(expected, Functions.erf(x), Math.ulp(expected), "erf(" + x + ")");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.84375",
    "1.25",
    "2.857142857142857",
    "5.999999999999999",
    "6",
    "1e-9",
    "1e-300",
    "4.9e-324"
  })
  void erfHoldsAtTheEndsOfItsIntervals(double x) {
    for (double y : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
      double expected =
          y < 1e-8
              ? TWO_OVER_SQRT_PI.multiply(new BigDecimal(y)).doubleValue()
              : erfSeries(y).doubleValue();
      assertEquals(expected, Functions.erf(y), Math.ulp(expected));
      assertEquals(-Functions.erf(y), Functions.erf(-y));
    }
  }

  @Test
  void erfAgreesWithCommonsMath() {
    for (double x = -3; x < 3; x += 0.1) {
      // commons-math3 states 1e-15 relative for its continued fraction.
      assertEquals(Erf.erf(x), Functions.erf(x), 4e-15);
      assertEquals((float) Functions.erf((double) (float) x), Functions.erf((float) x));
    }
  }

  @Test
  void erfOfInfinityIsOneAndOfNanNan() {
    assertEquals(1, Functions.erf(Double.POSITIVE_INFINITY));
    assertEquals(-1, Functions.erf(Double.NEGATIVE_INFINITY));
    assertTrue(Double.isNaN(Functions.erf(Double.NaN)));
    assertEquals(-0.0, Functions.erf(-0.0));
  }

  // erf x = 2 / sqrt(pi) * sum of (-1)^n x^(2n+1) / (n! (2n+1)); below |x| = 6.3 the terms stay
  // below 1e17.
  private static BigDecimal erfSeries(double value) {
    BigDecimal x = new BigDecimal(value);
    BigDecimal square = x.multiply(x, DIGITS);
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int n = 1; n < 200; n++) {
      power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-n), DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
    }
    return sum.multiply(TWO_OVER_SQRT_PI, DIGITS);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 0.6931471805599453",
    "1, 0.7310585786300049, 1.3132616875182228",
    "-1, 0.2689414213699951, 0.31326168751822286",
    "40, 1, 40",
    "-40, 4.248354255291589e-18, 4.248354255291589e-18",
    "1000, 1, 1000",
    "-1000, 0, 0"
  })
  void sigmoidAndSoftplusNeitherOverflowNorCancel(double x, double sigmoid, double softplus) {
    assertEquals(sigmoid, Functions.sigmoid(x), 2 * Math.ulp(sigmoid));
    assertEquals(softplus, Functions.softplus(x), 2 * Math.ulp(softplus));
    assertEquals((float) Functions.sigmoid(x), Functions.sigmoid((float) x));
    assertEquals((float) Functions.softplus(x), Functions.softplus((float) x));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0", "1.5, 2", "2.5, 2", "-0.5, 0", "-1.5, -2", "2.4999, 2"})
  void roundSendsHalvesToTheEvenInteger(double x, double expected) {
    assertEquals(expected, Functions.round(x), 0);
    assertEquals(expected, Functions.round((float) x), 0);
  }

  @ParameterizedTest
  @CsvSource({"7, 3, 2, 1", "-7, 3, -3, 2", "7, -3, -3, -2", "-7, -3, 2, -1", "6, 3, 2, 0"})
  void floorDivAndModGoTowardsMinusInfinity(int a, int b, int quotient, int remainder) {
    assertEquals(quotient, Functions.floorDiv(a, b));
    assertEquals(remainder, Functions.floorMod(a, b));
    assertEquals(remainder, Functions.floorMod((double) a, (double) b), 0);
    assertEquals(remainder, Functions.floorMod((float) a, (float) b), 0);
  }

  @Test
  void zeroSeedStaysZeroWhateverTheSlope() {
    assertEquals(0, Functions.scaleSeed(0, Double.POSITIVE_INFINITY));
    assertEquals(0, Functions.scaleSeed(0f, Float.NaN));
    assertEquals(6, Functions.scaleSeed(2, 3.0));
    assertTrue(Double.isNaN(Functions.scaleSeed(1, Double.NaN)));
  }

  @Test
  void hyperbolicAndNearZeroFormsKeepTheirDigits() {
    assertEquals(1e-20, Functions.expm1(1e-20));
    assertEquals(1e-20, Functions.log1p(1e-20));
    assertEquals(1e-20f, Functions.tanh(1e-20f));
    assertEquals(0.7615941559557649, Functions.tanh(1.0), 2e-16);
    assertEquals(1.1752011936438014, Functions.sinh(1.0), 4e-16);
    assertEquals(1.543080634815244, Functions.cosh(1.0), 4e-16);
    assertEquals(0.5, Functions.rsqrt(4.0));
  }
}
