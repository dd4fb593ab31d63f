package dev.gradwright.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrawTest {
  private static final double HALF_STEP = 0x1p-53;

  /** The third of Random123's known answers: d16cfe09, 94fdcceb, 5001e420, 24126ea1. */
  @Test
  void drawsAreTheKnownAnswersOfPhilox() {
    int place = 2 * 0x243f6a88;
    assertEquals(
        (0x94fdccebd16cfe09L >>> 12) * 0x1p-52 + HALF_STEP,
        Draw.uniform(0xa4093822, 0x299f31d0, 0x03707344, 0x13198a2e, 0x85a308d3, place));
    assertEquals(
        (0x24126ea15001e420L >>> 12) * 0x1p-52 + HALF_STEP,
        Draw.uniform(0xa4093822, 0x299f31d0, 0x03707344, 0x13198a2e, 0x85a308d3, place + 1));
    assertEquals(
        ((0x94fdccebL >>> 9) + 0.5) * 0x1p-23,
        Draw.coin(0xa4093822, 0x299f31d0, 0x03707344, 0x13198a2e, 0x85a308d3, place));
  }

  /** From mpmath: sqrt(2) erfinv(2 p - 1). */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.75, 0.6744897501960817",
    "0.975, 1.9599639845400538",
    "0.001, -3.0902323061678136",
    "1e-10, -6.361340902404057",
    "1e-15, -7.941345326170997",
    "0.0755, -1.436008227944182",
    "0.925, 1.4395314709384561"
  })
  void quantilesAreThoseOfTheNormalDistribution(double p, double quantile) {
    assertEquals(quantile, NormalQuantile.of(p), 2e-15 * Math.abs(quantile));
  }

  @Test
  void streamsAreHashedAsPublished() {
    // The test vectors of FNV-1a, 32 bits.
    assertEquals(0x811c9dc5, Draw.stream(""));
    assertEquals(0xe40c292c, Draw.stream("a"));
    assertEquals(0xbf9cf968, Draw.stream("foobar"));
  }

  @Test
  void everyWordOfTheCounterCounts() {
    double drawn = Draw.uniform(1, 2, 3, 4, 5, 6);
    assertNotEquals(drawn, Draw.uniform(0, 2, 3, 4, 5, 6));
    assertNotEquals(drawn, Draw.uniform(1, 0, 3, 4, 5, 6));
    assertNotEquals(drawn, Draw.uniform(1, 2, 0, 4, 5, 6));
    assertNotEquals(drawn, Draw.uniform(1, 2, 3, 0, 5, 6));
    assertNotEquals(drawn, Draw.uniform(1, 2, 3, 4, 0, 6));
    assertNotEquals(drawn, Draw.uniform(1, 2, 3, 4, 5, 0));
  }

  @Test
  void coinsAreUniformNumbersCut() {
    for (int i = 0; i < 1000; i++) {
      assertEquals(Draw.uniform(7, 0, 0, 0, 0, i), Draw.coin(7, 0, 0, 0, 0, i), 0x1p-24);
    }
  }

  @Test
  void drawsStandAtAStepOfASeed() {
    Draws draws = Draws.of(-2);
    int[] words = new int[Draws.WORDS];
    draws.copyTo(words);
    assertEquals(-2, words[0]);
    assertEquals(-1, words[1]);
    assertEquals(0, words[2]);
    draws.advance();
    assertEquals(1, draws.step());
    draws.moveTo(1L << 32, 9);
    draws.copyTo(words);
    assertEquals(1, words[1]);
    assertEquals(9, words[2]);
    assertThrows(IllegalArgumentException.class, () -> draws.moveTo(1, -1));
  }

  @Test
  void aModelWithoutDrawsHasNoneToMove() {
    assertTrue(!Draws.none().exist());
    assertThrows(UnsupportedOperationException.class, () -> Draws.none().moveTo(1, 0));
  }
}
