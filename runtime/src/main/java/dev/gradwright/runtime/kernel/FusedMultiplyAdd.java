package dev.gradwright.runtime.kernel;

/**
 * Whether the JVM has an instruction for {@link Math#fma(float, float, float)}. Without it, on a
 * processor that has none or with {@code -XX:-UseFMA}, each one is done by {@code BigDecimal}: far
 * slower, with the same bits.
 */
final class FusedMultiplyAdd {
  private static final int TRIES = 5;
  private static final int COUNT = 16;
  // An instruction takes tens of nanoseconds in the interpreter, decimals some thousands.
  private static final long MOST_NANOSECONDS = 1_000;

  private FusedMultiplyAdd() {}

  /** By the fastest of some tries, since a processor may be taken away during one. */
  static boolean isInstruction() {
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      float sum = 1;
      for (int j = 0; j < COUNT; j++) {
        sum = Math.fma(sum, 0.7f, 0.3f);
      }
      long each = (System.nanoTime() - start) / COUNT;
      if (each < MOST_NANOSECONDS && sum > 0) {
        return true;
      }
    }
    return false;
  }
}
