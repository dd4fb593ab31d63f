package dev.gradwright.runtime.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where everybody knows the value, it is that. */
final class ExactPointsTest {
  @ParameterizedTest
  @CsvSource({
    "exp, 0, 1",
    "exp, -0.0, 1",
    "exp, Infinity, Infinity",
    "exp, -Infinity, 0",
    "expm1, 0, 0",
    "expm1, -0.0, -0.0",
    "expm1, -Infinity, -1",
    "expm1, Infinity, Infinity",
    "tanh, 0, 0",
    "tanh, -0.0, -0.0",
    "tanh, 20, 1",
    "tanh, Infinity, 1",
    "tanh, -Infinity, -1",
    "log, 1, 0",
    "log, 0, -Infinity",
    "log, -0.0, -Infinity",
    "log, -1, NaN",
    "log, Infinity, Infinity",
    "log1p, 0, 0",
    "log1p, -0.0, -0.0",
    "log1p, -1, -Infinity",
    "log1p, -2, NaN",
    "log1p, Infinity, Infinity",
    "sin, 0, 0",
    "sin, -0.0, -0.0",
    "sin, Infinity, NaN",
    "cos, 0, 1",
    "cos, -Infinity, NaN",
    "erf, 0, 0",
    "erf, -0.0, -0.0",
    "erf, 7, 1",
    "erf, -Infinity, -1"
  })
  void knownPointsAreExact(String name, double x, double expected) {
    Elementary function = Elementary.named(name);
    assertEquals(expected, function.full().applyAsDouble(x));
    assertEquals((float) expected, function.single().at((float) x));
  }

  static Stream<Elementary> functions() {
    return Elementary.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatIsNoNumberStaysNone(Elementary function) {
    assertTrue(Double.isNaN(function.full().applyAsDouble(Double.NaN)));
    assertTrue(Float.isNaN(function.single().at(Float.NaN)));
  }

  @Test
  void signsOfPowersFollowWholeExponents() {
    assertEquals(-8, FloatPower.pow(-2, 3));
    assertEquals(16, FloatPower.pow(-2, 4));
    assertEquals(-0.5f, FloatPower.pow(-2, -1));
    assertTrue(Float.isNaN(FloatPower.pow(-2, 0.5f)));
    assertEquals(-1, FloatPower.pow(-1, 16777215));
    assertEquals(1, FloatPower.pow(-1, 0x1p24f));
    assertEquals(Float.NEGATIVE_INFINITY, FloatPower.pow(-0f, -3));
  }
}
