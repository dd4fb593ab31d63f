package dev.gradwright.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  @Test
  void accuracyCountsRowsWhoseGreatestScoreIsTheLabel() {
    Accuracy accuracy = new Accuracy();
    accuracy.add(
        DoubleTensor.of(new double[] {0.1, 0.9, 3, -3}, 2, 2), IntTensor.of(new int[] {1, 1}, 2));
    accuracy.add(DoubleTensor.of(new double[] {5, 5, 0}, 1, 3), IntTensor.of(new int[] {0}, 1));
    assertEquals(2.0 / 3, accuracy.value());
    accuracy.reset();
    assertTrue(Double.isNaN(accuracy.value()));
  }

  @Test
  void nanIsNeverTheGreatest() {
    Accuracy accuracy = new Accuracy();
    double inf = Double.NEGATIVE_INFINITY;
    accuracy.add(
        DoubleTensor.of(new double[] {Double.NaN, 1, Double.NaN, Double.NaN, inf, inf}, 3, 2),
        IntTensor.of(new int[] {1, 0, 0}, 3));
    assertEquals(2.0 / 3, accuracy.value());
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThrows(
        ShapeException.class,
        () -> new Accuracy().add(DoubleTensor.zeros(2, 3), IntTensor.zeros(3)));
    assertThrows(
        ShapeException.class, () -> new Accuracy().add(DoubleTensor.zeros(2), IntTensor.zeros(2)));
  }

  @Test
  void meanIsWeighted() {
    Mean mean = new Mean();
    mean.add(1, 3);
    mean.add(5, 1);
    assertEquals(2, mean.value());
    mean.reset();
    assertTrue(Double.isNaN(mean.value()));
  }
}
