package dev.gradwright.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TensorTest {

  @Test
  void elementsStandInRowMajorOrder() {
    FloatTensor tensor = FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertEquals(6, tensor.get(1, 2));
    assertEquals(5, tensor.get(4));
    assertEquals("[2, 3]", java.util.Arrays.toString(tensor.shape()));
  }

  @Test
  void scalarHasOneElementAndNoAxes() {
    DoubleTensor scalar = DoubleTensor.scalar(4);
    assertEquals(0, scalar.rank());
    assertEquals(1, scalar.size());
    assertEquals(4, scalar.get());
    assertTrue(BooleanTensor.of(new boolean[] {true}).get());
  }

  @Test
  void extentZeroLeavesNoElements() {
    IntTensor none = IntTensor.zeros(3, 0, 70_000, 70_000);
    assertEquals(0, none.size());
    assertThrows(ShapeException.class, () -> none.get(0));
  }

  @Test
  void errorsNameIndexAndShape() {
    IntTensor tensor = IntTensor.zeros(2, 3);
    says("index [1, 3] into a tensor [2, 3]: axis 1 goes to 2", () -> tensor.get(1, 3));
    says("index [1, 2, 0] into a tensor [2, 3]: 2 indices are needed", () -> tensor.get(1, 2, 0));
    says("flat index 6 into a tensor [2, 3], which has 6 elements", () -> tensor.get(6));
    says("axis 2 of a tensor [2, 3], which has 2 axes", () -> tensor.extent(2));
    says(
        "5 values for a tensor [2, 3], which has 6 elements", () -> IntTensor.of(new int[5], 2, 3));
    says("extent 1 of [2, -3] is negative", () -> IntTensor.zeros(2, -3));
    says(
        "[70000, 70000] has more than the 2147483639 elements a tensor can hold",
        () -> IntTensor.zeros(70_000, 70_000));
    says(
        "a tensor [3, 2] is copied into one that is [2, 3]",
        () -> tensor.copyFrom(IntTensor.zeros(3, 2)));
  }

  @Test
  void workspaceShrinksAndGrowsInPlace() {
    FloatTensor tensor = FloatTensor.zeros(4, 2);
    float[] array = tensor.array();
    tensor.set(7, 5);
    tensor.resizeRows(1);
    assertEquals(2, tensor.size());
    tensor.resize(2, 2, 2);
    assertSame(array, tensor.array());
    assertEquals(5, tensor.get(1, 1, 1));
    tensor.resize(3, 3);
    assertNotSame(array, tensor.array());
    assertEquals(5, tensor.get(2, 1));
  }

  @Test
  void refusedResizeLeavesTheShape() {
    IntTensor tensor = IntTensor.zeros(4, 2);
    assertThrows(ShapeException.class, () -> tensor.resizeRows(-1));
    assertThrows(ShapeException.class, () -> tensor.resize(2, -1));
    assertEquals(8, tensor.size());
    assertEquals(4, tensor.extent(0));
  }

  @Test
  void copiesBetweenPrecisionsRound() {
    DoubleTensor wide = DoubleTensor.of(new double[] {0.1, 2}, 2);
    FloatTensor narrow = FloatTensor.within(new float[] {0, 0, 9}, 2);
    narrow.copyFrom(wide);
    assertArrayEquals(new float[] {0.1f, 2, 9}, narrow.array());
    wide.copyFrom(narrow);
    assertEquals(0.1f, wide.get(0));
    RealTensor copy = narrow.copy();
    copy.fill(3);
    assertEquals(2, narrow.get(1));
    assertEquals(2, ((FloatTensor) copy).array().length);
  }

  @Test
  void precisionMakesItsTensors() {
    assertEquals(Precision.F32, Precision.F32.zeros(2).precision());
    assertEquals(Precision.F64, Precision.F64.zeros().precision());
    assertEquals("real", Precision.F64.zeros().elementName());
  }

  @Test
  void printsShapeAndTheFirstElements() {
    assertEquals("bool[2] {false, false}", BooleanTensor.zeros(2).toString());
    assertEquals("int[0, 3] {}", IntTensor.zeros(0, 3).toString());
    assertEquals("real {0.5}", FloatTensor.scalar(0.5f).toString());
    assertEquals(
        "real[3, 3] {0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ... 1 more}",
        DoubleTensor.of(new double[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, 3, 3).toString());
    assertEquals(
        "real[2, 4] {1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}",
        FloatTensor.within(new float[] {1.5f, 0, 0, 0, 0, 0, 0, 0, 9}, 2, 4).toString());
  }

  private static void says(String message, org.junit.jupiter.api.function.Executable action) {
    assertEquals(message, assertThrows(ShapeException.class, action).getMessage());
  }
}
