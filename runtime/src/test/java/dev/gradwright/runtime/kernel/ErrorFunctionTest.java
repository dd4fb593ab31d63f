package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error function against its 40-digit series, another library and its own limits. */
final class ErrorFunctionTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal TWO_OVER_SQRT_PI =
      new BigDecimal("1.1283791670955125738961589031215451716881012586580");

  @Test
  void erfIsWithinOneUlpOfItsSeries() {
    double step = 0.0137;
    for (double x = -6.2; x < 6.2; x += step) {
      double expected = erfSeries(x).doubleValue();
      assertEquals(expected, ErrorFunction.erf(x), Math.ulp(expected), "erf(" + x + ")");
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
      assertEquals(expected, ErrorFunction.erf(y), Math.ulp(expected));
      assertEquals(-ErrorFunction.erf(y), ErrorFunction.erf(-y));
    }
  }

  @Test
  void erfAgreesWithCommonsMath() {
    for (double x = -3; x < 3; x += 0.1) {
      // commons-math3 states 1e-15 relative for its continued fraction.
      assertEquals(Erf.erf(x), ErrorFunction.erf(x), 4e-15);
    }
  }

  @Test
  void erfOfInfinityIsOneAndOfNanNan() {
    assertEquals(1, ErrorFunction.erf(Double.POSITIVE_INFINITY));
    assertEquals(-1, ErrorFunction.erf(Double.NEGATIVE_INFINITY));
    assertTrue(Double.isNaN(ErrorFunction.erf(Double.NaN)));
    assertEquals(-0.0, ErrorFunction.erf(-0.0));
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
}
