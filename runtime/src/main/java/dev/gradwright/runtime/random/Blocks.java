package dev.gradwright.runtime.random;

import dev.gradwright.runtime.parallel.Strips;

/** Blocks of {@link Philox} for some neighbouring places, in arrays of one thread. */
final class Blocks {
  /** So many places are computed at a time, and stay in the cache. */
  static final int PLACES = Strips.LENGTH;

  // One more where the first place is the second of its block.
  private static final int MOST = PLACES / 2 + 1;

  private static final ThreadLocal<Blocks> MINE =
      new ThreadLocal<>() {
        @Override
        protected Blocks initialValue() {
          return new Blocks();
        }
      };

  private final long[] word0 = new long[MOST];
  private final long[] word1 = new long[MOST];
  private final long[] word2 = new long[MOST];
  private final long[] word3 = new long[MOST];
  private final long[] bits = new long[2 * MOST];
  private int odd;

  private Blocks() {}

  static Blocks mine() {
    return MINE.get();
  }

  /** Of the place that is so many after the first. */
  long bits(int place) {
    return bits[odd + place];
  }

  void fill(int seedLow, int seedHigh, int step, int stream, int turn, int place, int length) {
    odd = place & 1;
    int count = odd + length + 1 >> 1;
    int first = place >>> 1;
    for (int i = 0; i < count; i++) {
      word0[i] = first + i & Philox.WORD;
      word1[i] = turn & Philox.WORD;
      word2[i] = stream & Philox.WORD;
      word3[i] = step & Philox.WORD;
    }
    int key0 = seedLow;
    int key1 = seedHigh;
    for (int round = 0; round < Philox.ROUNDS; round++) {
      Philox.round(word0, word1, word2, word3, key0 & Philox.WORD, key1 & Philox.WORD, count);
      key0 += Philox.WEYL_0;
      key1 += Philox.WEYL_1;
    }
    for (int i = 0; i < count; i++) {
      bits[2 * i] = word1[i] << 32 | word0[i];
      bits[2 * i + 1] = word3[i] << 32 | word2[i];
    }
  }
}
