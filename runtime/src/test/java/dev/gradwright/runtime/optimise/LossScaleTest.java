package dev.gradwright.runtime.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossScaleTest {
  private final DoubleTensor w = DoubleTensor.scalar(0);
  private final FloatTensor b = FloatTensor.zeros(2);
  private final Parameters gradients = () -> List.of(new Parameter("w", w), new Parameter("b", b));

  private boolean unscale(LossScale scale, double last) {
    w.set(0, 3);
    b.set(0, -0.1);
    b.set(1, last);
    return scale.unscale(gradients);
  }

  @Test
  void gradientsAreDividedByTheScale() {
    assertTrue(unscale(LossScale.fixed(1024), 7));
    assertEquals(3 / 1024.0, w.get(0));
    assertEquals(-0.1f / 1024, b.get(0));
    assertEquals(7f / 1024, b.get(1));
  }

  @Test
  void overflowSkipsTheStepAndHalvesADynamicScale() {
    LossScale scale = LossScale.dynamic();
    assertEquals(0x1p15, scale.factor());
    assertFalse(unscale(scale, Double.POSITIVE_INFINITY));
    assertFalse(unscale(scale, Double.NaN));
    assertEquals(0x1p13, scale.factor());
    assertEquals(2, scale.skippedSteps());
    assertEquals("loss scale 8192.0, 2 steps skipped", scale.toString());
  }

  @Test
  void aFixedScaleStaysWhenItSkips() {
    LossScale scale = LossScale.fixed(100);
    assertFalse(unscale(scale, Double.NEGATIVE_INFINITY));
    assertEquals(100, scale.factor());
    assertEquals(1, scale.skippedSteps());
  }

  @Test
  void twoThousandGoodStepsInARowDoubleTheScale() {
    LossScale scale = LossScale.dynamic();
    for (int i = 0; i < 1999; i++) {
      unscale(scale, 1);
    }
    assertFalse(unscale(scale, Double.NaN));
    for (int i = 0; i < 1999; i++) {
      unscale(scale, 1);
    }
    assertEquals(0x1p14, scale.factor());
    unscale(scale, 1);
    assertEquals(0x1p15, scale.factor());
    assertEquals(0, scale.goodSteps());
  }

  @Test
  void aScaleStaysWithinItsRange() {
    LossScale least = LossScale.dynamic();
    for (int i = 0; i < 20; i++) {
      unscale(least, Double.NaN);
    }
    assertEquals(1, least.factor());
    LossScale most = LossScale.dynamic();
    most.continueFrom(0x1p100, 1999, 0);
    unscale(most, 1);
    assertEquals(0x1p100, most.factor());
  }

  @Test
  void whatIsNoScaleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LossScale.fixed(0.5));
    assertThrows(IllegalArgumentException.class, () -> LossScale.fixed(Double.NaN));
    LossScale scale = LossScale.dynamic();
    assertThrows(IllegalArgumentException.class, () -> scale.continueFrom(0x1p101, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> scale.continueFrom(1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> scale.continueFrom(1, 0, -1));
    assertEquals(0x1p15, scale.factor());
  }
}
