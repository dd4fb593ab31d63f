package dev.gradwright.runtime.kernel;

/** What a vector product packs its operands into, and the tile at hand. */
final class FloatRoom {
  /** Rows of A. */
  float[] left = {};

  /** Room for panels of B, row by row. */
  float[] right = {};

  /** All panels of B, if they are packed already. */
  float[] panels = {};

  /** A tile of C that reaches over its edge. */
  float[] edge = {};

  /** Sums whose rows are columns of C. */
  float[] turned = {};

  /** Partial sums of a tile. */
  float[] parts = {};

  /**
   * The tile's rows of A, packed or in place: neighbours of a row stand {@code stepA} apart, those
   * of a column {@code rowA}.
   */
  float[] a = {};

  int atA;
  int stepA;
  int rowA;

  /** The tile's panel of B, packed or in place. */
  float[] b = {};

  int atB;

  /** What the tile's sums start from. */
  float[] start = {};

  int atStart;
  int rowStart;

  /** Where the tile's sums go. */
  float[] sums = {};

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

  private static float[] grown(float[] held, int length) {
    return held.length >= length ? held : new float[length];
  }

  // To store a reference, even the same again, the collector G1 waits for all stores before it,
  // which are those of the last tile: so only where it is another.

  void left(float[] from, int at, int step, int row) {
    if (a != from) {
      a = from;
    }
    atA = at;
    stepA = step;
    rowA = row;
  }

  void right(float[] from, int at) {
    if (b != from) {
      b = from;
    }
    atB = at;
  }

  void start(float[] from, int at, int row) {
    if (start != from) {
      start = from;
    }
    atStart = at;
    rowStart = row;
  }

  void sums(float[] to, int at, int row) {
    if (sums != to) {
      sums = to;
    }
    atSums = at;
    rowSums = row;
  }

  /** What its arrays of elements take; those of {@link #panels} are others'. */
  long bytes() {
    return (long) Float.BYTES
        * (left.length + right.length + edge.length + turned.length + parts.length);
  }
}
