package dev.gradwright.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MnistStepTest {

  // Both sum 784 products of floats in their own order, and 20 steps carry the differences on:
  // relative to a loss near 2, some hundred roundings of 6e-8.
  private static final double TOLERANCE = 2e-5;

  @Test
  void bothStepsComputeTheSameLosses() {
    MnistStep step = new MnistStep();
    step.fill();
    for (int i = 0; i < 20; i++) {
      assertEquals(step.handWritten(), step.generated(), TOLERANCE, "loss before step " + i);
    }
  }
}
