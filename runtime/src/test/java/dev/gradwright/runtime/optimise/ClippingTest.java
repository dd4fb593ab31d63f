package dev.gradwright.runtime.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClippingTest {
  private final DoubleTensor w = DoubleTensor.of(new double[] {3, 0}, 2);
  private final FloatTensor b = FloatTensor.of(new float[] {-4}, 1);
  private final Parameters gradients = () -> List.of(new Parameter("w", w), new Parameter("b", b));

  @Test
  void valuesEndWithinTheLimit() {
    w.set(1, Double.NaN);
    Clipping.byValue(gradients, 2.5);
    assertArrayEquals(new double[] {2.5, Double.NaN}, w.array());
    assertEquals(-2.5, b.get(0));
  }

  @Test
  void normIsTakenOverAllParameters() {
    assertEquals(5, Clipping.byGlobalNorm(gradients, 1));
    assertEquals(0.6, w.get(0), 1e-15);
    assertEquals(-0.8f, b.get(0));
    assertEquals(1, Clipping.byGlobalNorm(gradients, 2), 1e-7);
    assertEquals(0.6, w.get(0), 1e-15);
  }

  @Test
  void infiniteNormLeavesGradientsAlone() {
    w.set(0, Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, Clipping.byGlobalNorm(gradients, 1));
    assertEquals(-4, b.get(0));
  }

  @Test
  void negativeLimitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Clipping.byValue(gradients, -1));
    assertThrows(
        IllegalArgumentException.class, () -> Clipping.byGlobalNorm(gradients, Double.NaN));
  }
}
