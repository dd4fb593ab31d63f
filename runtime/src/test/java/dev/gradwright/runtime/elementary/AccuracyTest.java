package dev.gradwright.runtime.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Doubles against 400 digits of mpmath (rows: x, or x and y, the function, what that rounding
 * lost), floats against the Java library's doubles.
 */
final class AccuracyTest {
  private static final int SAMPLES = 200_000;

  static Stream<Elementary> functions() {
    return Elementary.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void doublesKeepTheirBound(Elementary function) throws IOException {
    for (double[] row : rows(function.name())) {
      double x = row[0];
      double expected = row[1];
      double error = Math.abs(function.full().applyAsDouble(x) - expected - row[2]);
      assertTrue(error <= function.fullUlp() * Math.ulp(expected), () -> function + "(" + x + ")");
    }
  }

  @Test
  void powersOfDoublesKeepTheirBound() throws IOException {
    for (double[] row : rows("pow")) {
      double x = row[0];
      double y = row[1];
      double expected = row[2];
      double error = Math.abs(DoublePower.pow(x, y) - expected - row[3]);
      assertTrue(error <= Math.ulp(expected), () -> "pow(" + x + ", " + y + ")");
    }
  }

  private static List<double[]> rows(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                AccuracyTest.class.getResourceAsStream(name + ".csv"), StandardCharsets.UTF_8))) {
      return reader.lines().map(AccuracyTest::numbers).toList();
    }
  }

  private static double[] numbers(String row) {
    return Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void floatsOfAllExponentsKeepTheirBound(Elementary function) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < SAMPLES; i++) {
      holds(function, Float.intBitsToFloat(random.nextInt()));
      holds(function, (float) (20 * random.nextDouble() - 10));
      holds(function, (float) (2 * random.nextDouble() - 1));
    }
  }

  private static void holds(Elementary function, float x) {
    double error = FloatErrors.ulps(function.single().at(x), function.trusted().applyAsDouble(x));
    assertTrue(
        error <= function.singleUlp(), () -> function + "(" + x + ") is " + error + " ulp off");
  }

  @Test
  void theErrorFunctionBesideItsSlopeKeepsItsBound() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < SAMPLES; i++) {
      holdsBesideSlope(Float.intBitsToFloat(random.nextInt()));
      holdsBesideSlope((float) (12 * random.nextDouble() - 6));
      holdsBesideSlope((float) (1 + 0.1 * random.nextDouble()));
    }
    for (float x : Inputs.EDGES) {
      holdsBesideSlope(x);
    }
  }

  private static void holdsBesideSlope(float x) {
    float erf = FloatErrorFunction.erf(x, FloatExponentials.exp(-(x * x)));
    double error = FloatErrors.ulps(erf, Erf.erf(x));
    assertTrue(error <= 1.1, () -> "erf(" + x + ") is " + error + " ulp off");
  }

  @Test
  void powersKeepTheirBound() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < SAMPLES; i++) {
      float x = Float.intBitsToFloat(random.nextInt() & Integer.MAX_VALUE);
      // So that the power is a float, most of the time.
      float y = (float) ((random.nextDouble() * 290 - 155) / (Math.log(x) / Math.log(2)));
      holds(x, y);
      holds(1 + (float) random.nextDouble(), 400 * (float) random.nextDouble() - 200);
      holds(x, 2);
      holds(Float.intBitsToFloat(random.nextInt()), random.nextInt(9) - 4);
      holds(Float.intBitsToFloat(random.nextInt()), Float.intBitsToFloat(random.nextInt()));
    }
  }

  private static void holds(float x, float y) {
    double error = FloatErrors.ulps(FloatPower.pow(x, y), StrictMath.pow(x, y));
    assertTrue(error <= 1, () -> "pow(" + x + ", " + y + ") is " + error + " ulp off");
  }

  @Test
  void powersOfEdgesAreThoseOfTheJavaLibrary() {
    for (float x : Inputs.EDGES) {
      for (float y : Inputs.EDGES) {
        float expected = (float) StrictMath.pow(x, y);
        if (expected == 0) {
          assertEquals(expected, FloatPower.pow(x, y), "pow(" + x + ", " + y + ")");
        } else {
          holds(x, y);
        }
        holdsInFull(x, y, StrictMath.pow(x, y));
      }
    }
  }

  /** The Java library's may be wrong by 1 ulp itself. */
  private static void holdsInFull(double x, double y, double expected) {
    double power = DoublePower.pow(x, y);
    boolean isNear = Math.abs(power - expected) <= 2 * Math.ulp(expected);
    assertTrue(
        Double.compare(power, expected) == 0 || expected != 0 && isNear,
        () -> "pow(" + x + ", " + y + ") is " + power + " for " + expected);
  }
}
