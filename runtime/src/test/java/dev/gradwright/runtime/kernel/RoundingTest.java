package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoundingTest {
  @ParameterizedTest
  @CsvSource({"0.5, 0", "1.5, 2", "2.5, 2", "-0.5, 0", "-1.5, -2", "2.4999, 2"})
  void roundSendsHalvesToTheEvenInteger(double x, double expected) {
    assertEquals(expected, Rounding.round(x), 0);
    assertEquals(expected, Rounding.round((float) x), 0);
  }
}
