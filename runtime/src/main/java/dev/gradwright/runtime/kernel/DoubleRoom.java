package dev.gradwright.runtime.kernel;

/** What a vector product packs its operands into, and the tile at hand. */
final class DoubleRoom {
  /** Rows of A. */
  double[] left = {};

  /** Room for panels of B, row by row. */
  double[] right = {};

  /** The panels of B at hand. */
  double[] panels = {};

  /** A tile of C that reaches over its edge. */
  double[] edge = {};

  /** What the tile's sums start from. */
  double[] start = {};

  int atStart;
  int rowStart;

  /** Where the tile's sums go. */
  double[] sums = {};

  int atSums;
  int rowSums;

  void grow(int leftLength, int rightLength, int edgeLength) {
    left = grown(left, leftLength);
    right = grown(right, rightLength);
    edge = grown(edge, edgeLength);
  }

  private static double[] grown(double[] held, int length) {
    return held.length >= length ? held : new double[length];
  }

  void start(double[] from, int at, int row) {
    start = from;
    atStart = at;
    rowStart = row;
  }

  void sums(double[] to, int at, int row) {
    sums = to;
    atSums = at;
    rowSums = row;
  }
}
