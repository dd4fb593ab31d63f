package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Against printed values. */
final class ExponentialsTest {
  @Test
  void hyperbolicAndNearZeroFormsKeepTheirDigits() {
    assertEquals(1e-20, Exponentials.expm1(1e-20));
    assertEquals(1e-20, Exponentials.log1p(1e-20));
    assertEquals(1e-20f, Exponentials.tanh(1e-20f));
    assertEquals(0.7615941559557649, Exponentials.tanh(1.0), 2e-16);
    assertEquals(1.1752011936438014, Exponentials.sinh(1.0), 4e-16);
    assertEquals(1.543080634815244, Exponentials.cosh(1.0), 4e-16);
  }
}
