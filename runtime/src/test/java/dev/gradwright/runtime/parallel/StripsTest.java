package dev.gradwright.runtime.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StripsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1024, 1025, 65_536, 65_537, 1_000_000, Integer.MAX_VALUE})
  void turnsAreWholeStripsThatCoverTheLengthOnce(int length) {
    int turns = Strips.turns(length);
    assertTrue(turns <= Strips.MOST_TURNS);
    assertEquals(0, Strips.begin(0, length));
    for (int turn = 0; turn < turns; turn++) {
      assertTrue(Strips.begin(turn, length) < Strips.begin(turn + 1, length));
      assertEquals(0, Strips.begin(turn, length) % Strips.LENGTH);
    }
    assertEquals(length, Strips.begin(turns, length));
  }
}
