package dev.gradwright.runtime.random;

/**
 * Philox 4x32 with 10 rounds: four 32-bit words from a 128-bit counter and a 64-bit key (J. K.
 * Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC
 * 2011). Words come as longs of two, the first word lowest.
 */
final class Philox {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  // The golden ratio and sqrt(3) - 1, which advance the key from round to round.
  static final int WEYL_0 = 0x9E3779B9;
  static final int WEYL_1 = 0xBB67AE85;
  static final int ROUNDS = 10;

  static final long WORD = 0xFFFFFFFFL;

  private Philox() {}

  /** Words 0 and 1 of the block for an even half, words 2 and 3 for an odd one. */
  static long words(long counterLow, long counterHigh, long key, long half) {
    int c0 = (int) counterLow;
    int c1 = (int) (counterLow >>> 32);
    int c2 = (int) counterHigh;
    int c3 = (int) (counterHigh >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (c0 & WORD);
      long p1 = MULTIPLIER_1 * (c2 & WORD);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return (half & 1) == 0 ? (c1 & WORD) << 32 | (c0 & WORD) : (c3 & WORD) << 32 | (c2 & WORD);
  }

  /** One round of the counters of some blocks, their words each in a long of its own. */
  static void round(
      long[] word0, long[] word1, long[] word2, long[] word3, long key0, long key1, int count) {
    for (int i = 0; i < count; i++) {
      long p0 = MULTIPLIER_0 * word0[i];
      long p1 = MULTIPLIER_1 * word2[i];
      word0[i] = p1 >>> 32 ^ word1[i] ^ key0;
      word1[i] = p1 & WORD;
      word2[i] = p0 >>> 32 ^ word3[i] ^ key1;
      word3[i] = p0 & WORD;
    }
  }
}
