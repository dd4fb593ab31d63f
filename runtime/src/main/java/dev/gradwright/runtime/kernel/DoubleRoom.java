package dev.gradwright.runtime.kernel;

/** What a vector product packs its operands into, and the tile at hand. */
final class DoubleRoom {
  /** Rows of A. */
  double[] left = {};

  /** Room for panels of B, row by row. */
  double[] right = {};

  /** All panels of B, if they are packed already. */
  double[] panels = {};

  /** A tile of C that reaches over its edge. */
  double[] edge = {};

  /** Sums whose rows are columns of C. */
  double[] turned = {};

  /** Partial sums of a tile. */
  double[] parts = {};

  /**
   * The tile's rows of A, packed or in place: neighbours of a row stand {@code stepA} apart, those
   * of a column {@code rowA}.
   */
  double[] a = {};

  int atA;
  int stepA;
  int rowA;

  /** The tile's panel of B, packed or in place. */
  double[] b = {};

  int atB;

  /** What the tile's sums start from. */
  double[] start = {};

  int atStart;
  int rowStart;

  /** Where the tile's sums go. */
  double[] sums = {};

  int atSums;
  int rowSums;

  /** What {@link ReadAhead} gave. */
  int ahead;

  void grow(int leftLength, int rightLength, int edgeLength) {
    left = grown(left, leftLength);
    right = grown(right, rightLength);
    edge = grown(edge, edgeLength);
  }

  void growTurned(int length) {
    turned = grown(turned, length);
  }

  void growParts(int length) {
    parts = grown(parts, length);
  }

  private static double[] grown(double[] held, int length) {
    return held.length >= length ? held : new double[length];
  }

  // To store a reference, even the same again, the collector G1 waits for all stores before it,
  // which are those of the last tile: so only where it is another.

  void left(double[] from, int at, int step, int row) {
    if (a != from) {
      a = from;
    }
    atA = at;
    stepA = step;
    rowA = row;
  }

  void right(double[] from, int at) {
    if (b != from) {
      b = from;
    }
    atB = at;
  }

  void start(double[] from, int at, int row) {
    if (start != from) {
      start = from;
    }
    atStart = at;
    rowStart = row;
  }

  void sums(double[] to, int at, int row) {
    if (sums != to) {
      sums = to;
    }
    atSums = at;
    rowSums = row;
  }

  /** What its arrays of elements take; those of {@link #panels} are others'. */
  long bytes() {
    return (long) Double.BYTES
        * (left.length + right.length + edge.length + turned.length + parts.length);
  }
}
