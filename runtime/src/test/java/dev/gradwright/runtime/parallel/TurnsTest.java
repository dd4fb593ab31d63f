package dev.gradwright.runtime.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From which size on turns are shared as long as nobody sets another grain. */
final class TurnsTest {
  private static final int TURNS = 100;

  /** Additions of a turn that make 30 microseconds of a hundred: one grain for each of two. */
  private static final int WORK = 2400;

  private final int before = Threads.count();
  private final int[] done = new int[TURNS];
  private final Turns turns =
      new Turns() {
        @Override
        protected void run(int number, int from, int to) {
          for (int turn = from; turn < to; turn++) {
            done[turn]++;
          }
        }
      };

  @BeforeEach
  void twoThreads() {
    Threads.use(2);
  }

  @AfterEach
  void restore() {
    Threads.use(before);
  }

  @Test
  void whatIsBelowTwoGrainsIsLeftToTheCaller() {
    assertFalse(Turns.isLong(TURNS, WORK - 1));
    turns.share(0, TURNS, WORK - 1);
    assertEquals(0, Threads.handOvers());
    assertEachIsDone();
  }

  @Test
  void fromTwoGrainsOnAWorkerIsGivenAPart() {
    assertTrue(Turns.isLong(TURNS, WORK));
    turns.share(0, TURNS, WORK);
    assertEquals(1, Threads.handOvers());
    assertEachIsDone();
  }

  @Test
  void stripsAreSharedFromTwoGrainsOn() {
    int length = 240_000;
    turns.shareStrips(0, length - 8, 1);
    assertEquals(0, Threads.handOvers());
    turns.shareStrips(0, length, 1);
    assertEquals(1, Threads.handOvers());
  }

  @Test
  void oneThreadIsGivenAllThereIs() {
    Threads.use(1);
    assertFalse(Turns.isLong(TURNS, 1000 * WORK));
    turns.share(0, TURNS, 1000 * WORK);
    assertEquals(0, Threads.handOvers());
    assertEachIsDone();
  }

  private void assertEachIsDone() {
    for (int turn = 0; turn < TURNS; turn++) {
      assertEquals(1, done[turn], "turn " + turn);
    }
  }
}
