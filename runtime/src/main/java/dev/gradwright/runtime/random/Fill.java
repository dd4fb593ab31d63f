package dev.gradwright.runtime.random;

/**
 * Draws of neighbouring places, of the same bits as those of {@link Draw} one by one. Two places
 * share a block of {@link Philox}, and HotSpot runs the rounds of many blocks on vectors.
 */
public final class Fill {
  private Fill() {}

  /**
   * Of {@link Draw#coin}, a uniform number that a float holds.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void uniform(
      float[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    coin(array, from, count, seedLow, seedHigh, step, stream, turn, place);
  }

  /**
   * Of {@link Draw#uniform}.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void uniform(
      double[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    Blocks blocks = Blocks.of(seedLow, seedHigh, step, stream, turn, place, count);
    for (int done = 0; done < count; done += Blocks.PLACES) {
      int length = blocks.next();
      for (int i = 0; i < length; i++) {
        array[from + done + i] = Draw.uniform(blocks.bits(i));
      }
    }
  }

  /**
   * Of {@link Draw#coin}.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void coin(
      float[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    Blocks blocks = Blocks.of(seedLow, seedHigh, step, stream, turn, place, count);
    for (int done = 0; done < count; done += Blocks.PLACES) {
      int length = blocks.next();
      for (int i = 0; i < length; i++) {
        array[from + done + i] = Draw.coin(blocks.bits(i));
      }
    }
  }

  /**
   * Of {@link Draw#coin}.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void coin(
      double[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    Blocks blocks = Blocks.of(seedLow, seedHigh, step, stream, turn, place, count);
    for (int done = 0; done < count; done += Blocks.PLACES) {
      int length = blocks.next();
      for (int i = 0; i < length; i++) {
        array[from + done + i] = Draw.coin(blocks.bits(i));
      }
    }
  }

  /**
   * Of {@link Draw#normal}.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void normal(
      float[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    Blocks blocks = Blocks.of(seedLow, seedHigh, step, stream, turn, place, count);
    for (int done = 0; done < count; done += Blocks.PLACES) {
      int length = blocks.next();
      for (int i = 0; i < length; i++) {
        array[from + done + i] = (float) Draw.normal(blocks.bits(i));
      }
    }
  }

  /**
   * Of {@link Draw#normal}.
   *
   * @param array is filled
   * @param from the first that is
   * @param count how many are
   * @param seedLow the seed's low word
   * @param seedHigh the seed's high word
   * @param step of training
   * @param stream of the draw
   * @param turn of the loop
   * @param place of the first
   */
  public static void normal(
      double[] array,
      int from,
      int count,
      int seedLow,
      int seedHigh,
      int step,
      int stream,
      int turn,
      int place) {
    Blocks blocks = Blocks.of(seedLow, seedHigh, step, stream, turn, place, count);
    for (int done = 0; done < count; done += Blocks.PLACES) {
      int length = blocks.next();
      for (int i = 0; i < length; i++) {
        array[from + done + i] = Draw.normal(blocks.bits(i));
      }
    }
  }
}
