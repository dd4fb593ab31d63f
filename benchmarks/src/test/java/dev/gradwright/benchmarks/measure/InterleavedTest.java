package dev.gradwright.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.parallel.Task;
import dev.gradwright.runtime.parallel.Threads;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InterleavedTest {
  private static final Budget SHORT = Budget.ofSeconds(0.02, 1, Clock.CPU);

  @Test
  void twiceTheWorkTakesTwiceTheTime() {
    Interleaved times = Interleaved.time(List.of(() -> work(40_000), () -> work(80_000)), SHORT);
    // Other load and half warm code shift it; a harness that times something else is out by more.
    assertEquals(2, times.ratio(1, 0), 0.8);
    assertTrue(times.micros(0) > 1, "40,000 dependent multiplications take " + times.micros(0));
  }

  @Test
  void aStepAtBestIsItsQuickestBatchOfATurn() {
    int[] steps = new int[1];
    // Of ten steps, each of them a batch, one is quick.
    Step seldomQuick = () -> work(steps[0]++ % 10 == 0 ? 1_000_000 : 4_000_000);
    Budget budget = new Budget(0.02, 0.02, 0.2, Clock.WALL);
    Interleaved times = Interleaved.time(List.of(seldomQuick), budget);
    assertTrue(times.leastRatio(0, 0) < 0.6, "at best " + times.leastRatio(0, 0));
    assertEquals(times.leastMicros(0) / times.micros(0), times.leastRatio(0, 0), 0.3);
  }

  @Test
  void theFirstStepsOfATurnDoNotCount() {
    int[] since = new int[1];
    // Five times as long, for 500 steps after each turn of the other.
    Step cold = () -> work(since[0]++ < 500 ? 10_000 : 2_000);
    Step other =
        () -> {
          since[0] = 0;
          return work(2_000);
        };
    Budget budget = new Budget(0.02, 0.02, 0.1, Clock.WALL);
    Interleaved times = Interleaved.time(List.of(cold, other), budget);
    assertEquals(1, times.ratio(1, 0), 0.5);
  }

  @Test
  void aStepThatComesToNoNumberIsRefused() {
    assertThrows(
        ArithmeticException.class, () -> Interleaved.time(List.of(() -> Double.NaN), SHORT));
  }

  @Test
  void allocatedBytesAreCounted() {
    assertEquals(0, Allocation.bytes(() -> work(10), 10, 0));
    double[][] kept = new double[1][];
    assertEquals(8016, Allocation.bytes(() -> (kept[0] = new double[1000]).length, 10, 0));
  }

  @Test
  void whatWorkersOfThePoolAllocateIsCounted() {
    int threads = Threads.count();
    Threads.use(3);
    try {
      double[][] kept = new double[3][];
      AtomicInteger begun = new AtomicInteger();
      // Nobody has two parts: each waits for the others to begin theirs.
      Task each =
          part -> {
            begun.incrementAndGet();
            while (begun.get() < 3) {
              Thread.yield();
            }
            kept[part] = new double[1000 * part];
          };
      Step shared =
          () -> {
            begun.set(0);
            Threads.run(each, 3);
            return kept[2].length;
          };
      assertEquals(16 + 8016 + 16016, Allocation.bytes(shared, 10, 0));
    } finally {
      Threads.use(threads);
    }
  }

  @Test
  void bytesAreCountedUntilThereAreNone() {
    int[] steps = new int[1];
    double[][] kept = new double[1][];
    Step late =
        () -> {
          kept[0] = steps[0]++ < 100 ? new double[1000] : kept[0];
          return kept[0].length;
        };
    assertEquals(8016, Allocation.bytes(late, 10, 0));
    assertEquals(0, Allocation.bytes(late, 10, 60));
  }

  @Test
  void mediansAreOfTheMiddle() {
    assertEquals(2, Median.of(3, 1, 2));
    assertEquals(1.5, Median.of(2, 1));
  }

  private static double work(int count) {
    double x = 1;
    for (int i = 0; i < count; i++) {
      x = x * 0.999999 + 1e-9;
    }
    return x;
  }
}
