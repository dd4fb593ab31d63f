package dev.gradwright.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Allocation;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class BatchesTest {
  private static final int ROWS = 10;
  private final Dataset data =
      Dataset.of(floats(ROWS), IntTensor.of(IntStream.range(0, ROWS).toArray(), ROWS));

  private static FloatTensor floats(int rows) {
    FloatTensor tensor = FloatTensor.zeros(rows, 2);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.set(i, i);
    }
    return tensor;
  }

  private static List<Integer> epoch(Batches batches, int epoch) {
    List<Integer> seen = new ArrayList<>();
    batches.begin(epoch);
    while (batches.next()) {
      for (int i = 0; i < batches.rows(); i++) {
        int row = batches.ints(1).get(i);
        assertEquals(2 * row + 1, batches.floats(0).get(i, 1));
        seen.add(row);
      }
    }
    return seen;
  }

  @Test
  void everyEpochSeesEveryRowOnceInItsOwnOrder() {
    Batches batches = Batches.shuffled(data, 4, 7);
    List<Integer> first = epoch(batches, 0);
    assertEquals(IntStream.range(0, ROWS).boxed().toList(), first.stream().sorted().toList());
    assertNotEquals(first, epoch(batches, 1));
    assertEquals(first, epoch(batches, 0));
    assertEquals(first, epoch(Batches.shuffled(data, 3, 7), 0));
    assertNotEquals(first, epoch(Batches.shuffled(data, 4, 8), 0));
    assertEquals(IntStream.range(0, ROWS).boxed().toList(), epoch(Batches.inOrder(data, 4), 3));
  }

  @Test
  void lastBatchIsShorterAndTheNextEpochWholeAgain() {
    Batches batches = Batches.inOrder(data, 4);
    assertEquals(3, batches.perEpoch());
    assertFalse(batches.next());
    FloatTensor x = batches.floats(0);
    for (int epoch = 0; epoch < 2; epoch++) {
      batches.begin(epoch);
      for (int rows : new int[] {4, 4, 2}) {
        assertTrue(batches.next());
        assertEquals(rows, batches.rows());
        assertArrayEquals(new int[] {rows, 2}, batches.tensors().get(0).shape());
      }
      assertFalse(batches.next());
    }
    assertSame(x, batches.floats(0));
  }

  @Test
  void skippingGoesOnWhereARunStopped() {
    Batches batches = Batches.shuffled(data, 4, 7);
    List<Integer> whole = epoch(batches, 5);
    batches.begin(5);
    batches.skip(2);
    assertTrue(batches.next());
    assertEquals(whole.get(8), batches.ints(1).get(0));
    batches.skip(1);
    assertFalse(batches.next());
  }

  @Test
  void everyKindOfTensorIsGathered() {
    Dataset mixed =
        Dataset.of(
            DoubleTensor.of(new double[] {1, 2}, 2),
            BooleanTensor.of(new boolean[] {false, true}, 2));
    Dataset swapped = mixed.select(1, 0, 1);
    assertArrayEquals(new double[] {2, 1, 2}, ((DoubleTensor) swapped.columns().get(0)).array());
    assertArrayEquals(
        new boolean[] {true, false, true}, ((BooleanTensor) swapped.columns().get(1)).array());
  }

  @Test
  void splitIsDisjointCompleteAndSeeded() {
    Dataset.Split split = data.split(0.3, 5);
    assertEquals(3, split.test().rows());
    List<Integer> all = new ArrayList<>(epoch(Batches.inOrder(split.train(), 4), 0));
    all.addAll(epoch(Batches.inOrder(split.test(), 4), 0));
    assertEquals(IntStream.range(0, ROWS).boxed().toList(), all.stream().sorted().toList());
    assertEquals(all.subList(7, 10), epoch(Batches.inOrder(data.split(0.3, 5).test(), 4), 0));
    assertEquals(0, data.split(1, 5).train().rows());
  }

  @Test
  void mismatchesAreRefused() {
    assertThrows(ShapeException.class, () -> Dataset.of(floats(3), floats(4)));
    assertThrows(ShapeException.class, () -> Dataset.of());
    assertThrows(ShapeException.class, () -> Dataset.of(DoubleTensor.scalar(1)));
    assertThrows(ShapeException.class, () -> data.select(10));
    assertThrows(IllegalArgumentException.class, () -> data.split(1.5, 0));
    assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(data, 0));
  }

  @Test
  void columnsOfAnotherKindAreNamed() {
    Batches batches = Batches.inOrder(data, 2);
    says(
        "column 1 of the batch holds ints, not floats: take it by ints(1)",
        () -> batches.floats(1));
    says(
        "column 0 of the batch holds floats, not doubles: take it by floats(0)",
        () -> batches.doubles(0));
    says("column 9 of a batch that has columns 0 to 1", () -> batches.ints(9));
    says("column -1 of a batch that has columns 0 to 1", () -> batches.booleans(-1));
    Batches truths = Batches.inOrder(Dataset.of(BooleanTensor.of(new boolean[] {true}, 1)), 1);
    truths.begin(0);
    truths.next();
    assertTrue(truths.booleans(0).get(0));
  }

  private static void says(String message, Executable action) {
    assertEquals(message, assertThrows(ShapeException.class, action).getMessage());
  }

  @Test
  void gatheringAllocatesNothing() {
    Batches batches = Batches.shuffled(Dataset.of(floats(20_000)), 3, 1);
    batches.begin(0);
    for (int i = 0; i < 2000; i++) {
      batches.next();
    }
    long allocated =
        Allocation.during(
            () -> {
              while (batches.next()) {
                batches.rows();
              }
            });
    // Over more than 4,000 batches; reading the counter itself may allocate once.
    assertTrue(allocated < 200, () -> "allocated " + allocated);
  }
}
