package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {

  static Stream<Arguments> functions() {
    return Stream.of(
        function("e^t", Math::exp, 1),
        function("e^(30 t): strongly curved", t -> Math.exp(30 * t), 30),
        function("sin(1000 t): oscillating", t -> Math.sin(1000 * t), 1000),
        function("log(1e-5 + t): pole nearby", t -> Math.log(1e-5 + t), 1e5),
        function("|t - 1e-4|: kink nearby", t -> Math.abs(t - 1e-4), -1),
        function("1000 + t^2/2 + t/1000: small on large", t -> 1000 + t * t / 2 + t / 1000, 1e-3),
        function("t^5: zero", t -> Math.pow(t, 5), 0),
        function("7: constant", t -> 7, 0));
  }

  private static Arguments function(String name, DoubleUnaryOperator f, double slope) {
    return Arguments.of(name, f, slope);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void isRightWithinItsUncertaintyWhichIsSmall(String name, DoubleUnaryOperator f, double slope) {
    Derivative derivative = Derivative.of(f);
    assertEquals(slope, derivative.value(), derivative.uncertainty());
    double noise = 1e-12 * Math.abs(f.applyAsDouble(0)) + 1e-30;
    assertTrue(derivative.uncertainty() <= 1e-8 * Math.abs(slope) + noise, derivative.toString());
  }

  @Test
  void isUnknownWhereTheFunctionIsNotFinite() {
    assertEquals(Double.POSITIVE_INFINITY, Derivative.of(t -> Double.NaN).uncertainty());
  }

  @Test
  void jumpIsSeenAtAKinkAndNowhereElse() {
    assertTrue(Derivative.jumps(Math::abs, 1));
    assertTrue(Derivative.jumps(t -> 1000 + 0.01 * Math.max(0, t), 0.005));
    assertFalse(Derivative.jumps(Math::exp, 1e-3));
    assertFalse(Derivative.jumps(t -> 1e4 * t * t, 1e-3));
    assertFalse(Derivative.jumps(t -> Math.abs(t - 0.1), 1e-3));
  }
}
