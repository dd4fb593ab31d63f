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
  private int key0;
  private int key1;
  private int step;
  private int stream;
  private int turn;
  private int place;
  private int count;
  private int odd;

  private Blocks() {}

  /**
   * Those of this thread, before the first {@link #next}.
   *
   * @param place the first
   * @param count of places
   */
  static Blocks of(
      int seedLow, int seedHigh, int step, int stream, int turn, int place, int count) {
    Blocks blocks = MINE.get();
    blocks.key0 = seedLow;
    blocks.key1 = seedHigh;
    blocks.step = step;
    blocks.stream = stream;
    blocks.turn = turn;
    blocks.place = place;
    blocks.count = count;
    return blocks;
  }

  /**
   * Computes those of the next places.
   *
   * @return of how many, at most {@value #PLACES}
   */
  int next() {
    int length = Math.min(count, PLACES);
    odd = place & 1;
    fill(place >>> 1, odd + length + 1 >> 1);
    place += length;
    count -= length;
    return length;
  }

  /** Of the place that is so many after the first of these. */
  long bits(int place) {
    return bits[odd + place];
  }

  private void fill(int first, int count) {
    long second = turn & Philox.WORD;
    long third = stream & Philox.WORD;
    long fourth = step & Philox.WORD;
    for (int i = 0; i < count; i++) {
      word0[i] = first + i & Philox.WORD;
      word1[i] = second;
      word2[i] = third;
      word3[i] = fourth;
    }
    int low = key0;
    int high = key1;
    for (int round = 0; round < Philox.ROUNDS; round++) {
      Philox.round(word0, word1, word2, word3, low & Philox.WORD, high & Philox.WORD, count);
      low += Philox.WEYL_0;
      high += Philox.WEYL_1;
    }
    for (int i = 0; i < count; i++) {
      bits[2 * i] = word1[i] << 32 | word0[i];
      bits[2 * i + 1] = word3[i] << 32 | word2[i];
    }
  }
}
