package dev.gradwright.runtime.random;

/** Uniform permutations. */
public final class Shuffle {
  private Shuffle() {}

  /**
   * Shuffles in place (R. A. Fisher and F. Yates, in the form of R. Durstenfeld, CACM 1964),
   * drawing numbers 0 to {@code values.length - 2} of the stream.
   *
   * @param values what to reorder
   * @param stream where the choices come from
   */
  public static void shuffle(int[] values, RandomStream stream) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = stream.below(values.length - 1 - i, i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
