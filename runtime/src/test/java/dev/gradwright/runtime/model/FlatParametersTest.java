package dev.gradwright.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlatParametersTest {
  private final DoubleTensor w = DoubleTensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
  private final DoubleTensor empty = DoubleTensor.zeros(0, 4);
  private final FloatTensor b = FloatTensor.of(new float[] {7, 8}, 2);
  private final DoubleTensor t = DoubleTensor.scalar(9);
  private final Parameters parameters =
      () ->
          List.of(
              new Parameter("fc.w", w),
              new Parameter("none", empty),
              new Parameter("fc.b", b),
              new Parameter("t", t));
  private final FlatParameters flat = parameters.flat();

  @Test
  void readsInOrder() {
    double[] all = new double[9];
    flat.copyTo(all);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, all);
    for (int i = 0; i < 9; i++) {
      assertEquals(i + 1, flat.get(i));
    }
    float[] floats = new float[9];
    flat.copyTo(floats);
    assertEquals(9, floats[8]);
  }

  @Test
  void writesThrough() {
    flat.set(6, -7);
    assertEquals(-7, b.get(0));
    flat.copyFrom(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1});
    assertEquals(9, w.get(0, 0));
    assertEquals(1, t.get());
    flat.copyFrom(new float[9]);
    assertEquals(0, w.get(0, 0));
  }

  @Test
  void locatesAcrossAnEmptyParameter() {
    assertEquals("fc.w[1, 2]", flat.locate(5).toString());
    assertEquals("fc.b[0]", flat.locate(6).toString());
    assertEquals("t", flat.locate(8).toString());
  }

  @Test
  void refusesWhatIsOutside() {
    assertThrows(ShapeException.class, () -> flat.get(9));
    assertThrows(ShapeException.class, () -> flat.set(-1, 0));
    assertThrows(ShapeException.class, () -> flat.copyTo(new double[8]));
  }

  @Test
  void modelWithoutParametersHasAnEmptyView() {
    assertEquals(0, new FlatParameters(List.of()).size());
  }
}
