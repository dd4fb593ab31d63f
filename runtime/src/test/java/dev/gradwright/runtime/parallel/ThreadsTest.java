package dev.gradwright.runtime.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Allocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ThreadsTest {
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyPartIsDoneOnceWhateverTheCounts(int threads) {
    Threads.use(threads);
    for (int round = 0; round < 2000; round++) {
      int parts = 1 + round % 11;
      AtomicIntegerArray done = new AtomicIntegerArray(parts);
      Threads.run(done::incrementAndGet, parts);
      for (int part = 0; part < parts; part++) {
        assertEquals(1, done.get(part));
      }
    }
    assertEquals(threads > 1, Threads.handOvers() > 0);
  }

  @Test
  void whatIsNoNumberOfThreadsIsAsManyAsProcessors() {
    assertEquals(6, Threads.initial(Optional.empty(), 6));
    assertEquals(3, Threads.initial(Optional.of(" 3"), 6));
    for (String wrong : List.of("", "0", "-2", "two", "99999999999")) {
      assertEquals(6, Threads.initial(Optional.of(wrong), 6), wrong);
    }
  }

  @Test
  void partsRunAtTheSameTime() {
    Threads.use(3);
    CountDownLatch all = new CountDownLatch(3);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    Threads.run(
        part -> {
          seen.add(Thread.currentThread());
          all.countDown();
          await(all);
        },
        3);
    assertEquals(3, seen.size());
  }

  @Test
  void whatIsTooLittleOrForOneThreadIsNotSplit() {
    Threads.grain(100);
    Threads.use(1);
    assertEquals(1, Threads.parts(1_000_000));
    Threads.use(4);
    assertEquals(1, Threads.parts(199));
    assertEquals(2, Threads.parts(200));
    assertEquals(4, Threads.parts(1_000_000));
  }

  @Test
  void callsInsideOfPartsRunOnTheirThread() {
    Threads.use(2);
    Threads.grain(1);
    Threads.run(
        part -> {
          assertEquals(1, Threads.parts(1000));
          Thread here = Thread.currentThread();
          Threads.run(inner -> assertSame(here, Thread.currentThread()), 4);
        },
        2);
    assertEquals(2, Threads.parts(1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void whatAPartThrowsIsThrownToTheCaller(int failing) {
    Threads.use(3);
    AtomicIntegerArray done = new AtomicIntegerArray(6);
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                Threads.run(
                    part -> {
                      done.incrementAndGet(part);
                      if (part == failing) {
                        throw new IllegalStateException("part " + part);
                      }
                    },
                    6));
    assertEquals("part " + failing, thrown.getMessage());
    assertEquals(1, done.get(1));
    assertEquals(1, done.get(2));
    Threads.run(done::incrementAndGet, 6);
    assertEquals(2, done.get(1));
  }

  @Test
  void theFirstPartsErrorIsThrownIfSeveralThrow() {
    Threads.use(3);
    AssertionError thrown =
        assertThrows(
            AssertionError.class,
            () ->
                Threads.run(
                    part -> {
                      throw new AssertionError(part);
                    },
                    3));
    assertEquals("0", thrown.getMessage());
  }

  @Test
  void twoCallersAtOnceBothGetTheirWorkDone() throws InterruptedException {
    Threads.use(3);
    int[][] sums = new int[2][4];
    Thread[] callers = new Thread[2];
    for (int caller = 0; caller < 2; caller++) {
      int[] own = sums[caller];
      callers[caller] =
          new Thread(
              () -> {
                for (int round = 0; round < 20_000; round++) {
                  Threads.run(part -> own[part]++, 4);
                }
              });
      callers[caller].start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertArrayEquals(new int[] {20_000, 20_000, 20_000, 20_000}, sums[0]);
    assertArrayEquals(sums[0], sums[1]);
  }

  @Test
  void anotherCountEndsTheOldThreads() throws InterruptedException {
    Threads.use(4);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(4);
    Threads.run(
        part -> {
          seen.add(Thread.currentThread());
          all.countDown();
          await(all);
        },
        4);
    Threads.use(2);
    seen.remove(Thread.currentThread());
    assertEquals(3, seen.size());
    for (Thread worker : seen) {
      worker.join();
    }
  }

  @Test
  void idleWorkersSleep() throws InterruptedException {
    Threads.use(2);
    Thread[] worker = new Thread[1];
    CountDownLatch all = new CountDownLatch(2);
    Threads.run(
        part -> {
          if (part == 1) {
            worker[0] = Thread.currentThread();
          }
          all.countDown();
          await(all);
        },
        2);
    assertTrue(worker[0].isDaemon());
    while (worker[0].getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    worker[0].interrupt();
    while (worker[0].isInterrupted() || worker[0].getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    int[] done = new int[2];
    Threads.run(part -> done[part] = 1, 2);
    assertArrayEquals(new int[] {1, 1}, done);
  }

  @Test
  void handingOverAllocatesNothing() {
    Threads.use(2);
    int[] done = new int[2];
    Task task = part -> done[part]++;
    Runnable handOvers =
        () -> {
          for (int i = 0; i < 1000; i++) {
            Threads.run(task, 2);
          }
        };
    assertEquals(0, Allocation.ofCompiled(handOvers));
  }

  @Test
  void fewerThanOneThreadIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Threads.use(0));
    assertThrows(IllegalArgumentException.class, () -> Threads.grain(0));
    assertEquals(before, Threads.count());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
