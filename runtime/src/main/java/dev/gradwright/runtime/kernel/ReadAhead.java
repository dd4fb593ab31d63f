package dev.gradwright.runtime.kernel;

/**
 * Reads what tiles are about to read, along its rows: that is what processors fetch ahead. Tiles
 * that read a few columns of many rows wait for each cache line.
 */
final class ReadAhead {
  private static final int FLOATS = 64 / Float.BYTES;
  private static final int DOUBLES = 64 / Double.BYTES;

  private ReadAhead() {}

  /** An element of each cache line; gives what the caller has to keep, or C2 leaves it out. */
  static int rows(float[] from, int at, int row, int rows, int columns) {
    if (row == columns) {
      return run(from, at, rows * columns);
    }
    int bits = 0;
    for (int i = 0; i < rows; i++) {
      bits |= run(from, at + i * row, columns);
    }
    return bits;
  }

  private static int run(float[] from, int at, int length) {
    int bits = 0;
    for (int i = at; i < at + length; i += FLOATS) {
      bits |= Float.floatToRawIntBits(from[i]);
    }
    return bits;
  }

  /** An element of each cache line; gives what the caller has to keep, or C2 leaves it out. */
  static int rows(double[] from, int at, int row, int rows, int columns) {
    if (row == columns) {
      return run(from, at, rows * columns);
    }
    int bits = 0;
    for (int i = 0; i < rows; i++) {
      bits |= run(from, at + i * row, columns);
    }
    return bits;
  }

  private static int run(double[] from, int at, int length) {
    long bits = 0;
    for (int i = at; i < at + length; i += DOUBLES) {
      bits |= Double.doubleToRawLongBits(from[i]);
    }
    return (int) bits;
  }
}
