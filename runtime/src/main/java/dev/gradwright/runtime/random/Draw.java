package dev.gradwright.runtime.random;

import java.nio.charset.StandardCharsets;

/**
 * One element of a random draw of a model, a function of six ints: the two words of the seed, the
 * step, the stream, the turn of the loop around the draw (0 outside of loops) and the element's
 * place. {@link Philox} takes the seed as its key and (place / 2, turn, stream, step) as its
 * counter; even places take words 0 and 1 of the block, odd ones words 2 and 3.
 */
public final class Draw {
  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int COIN_BITS = 23;

  private Draw() {}

  /**
   * The number of a stream.
   *
   * @param name the path of the draw in its model
   * @return the name's UTF-8 bytes hashed to 32 bits (FNV-1a)
   */
  public static int stream(String name) {
    int hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  private static long bits(int seedLow, int seedHigh, int step, int stream, int turn, int place) {
    return Philox.words(
        words(place >>> 1, turn), words(stream, step), words(seedLow, seedHigh), place);
  }

  private static long words(int low, int high) {
    return (long) high << 32 | low & 0xffffffffL;
  }

  /**
   * Uniform in the open interval (0, 1), with 52 bits.
   *
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the element
   * @return never 0 nor 1
   */
  public static double uniform(
      int seedLow, int seedHigh, int step, int stream, int turn, int place) {
    return uniform(bits(seedLow, seedHigh, step, stream, turn, place));
  }

  /**
   * The uniform number cut to 23 bits and put into the middle of its interval: the same number as a
   * float and as a double.
   *
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the element
   * @return within 2^-24 of {@link #uniform}, never 0 nor 1
   */
  public static float coin(int seedLow, int seedHigh, int step, int stream, int turn, int place) {
    return coin(bits(seedLow, seedHigh, step, stream, turn, place));
  }

  /**
   * Standard normal: the quantile of the uniform number (M. J. Wichura, Algorithm AS 241, 1988).
   *
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the element
   * @return mean 0, standard deviation 1, at most 8.3 in magnitude
   */
  public static double normal(
      int seedLow, int seedHigh, int step, int stream, int turn, int place) {
    return normal(bits(seedLow, seedHigh, step, stream, turn, place));
  }

  static float coin(long bits) {
    return ((bits >>> Long.SIZE - COIN_BITS) + 0.5f) * 0x1p-23f;
  }

  static double uniform(long bits) {
    return RandomStream.toUnit(bits);
  }

  static double normal(long bits) {
    return NormalQuantile.of(uniform(bits));
  }
}
