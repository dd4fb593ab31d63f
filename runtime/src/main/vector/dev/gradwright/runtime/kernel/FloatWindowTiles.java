package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C in registers, four rows of up to four vectors, whose columns lie side by side where
 * they stand: for each term they are read at its place. Each sum takes its terms one by one in
 * their order.
 */
final class FloatWindowTiles {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;

  /** Columns of the narrowest tile. */
  static final int WIDTH = LANES.length();

  /** Columns of the widest tile. */
  static final int WIDE = (LANES.vectorBitSize() == 256 ? 2 : 4) * WIDTH;

  /** Rows of a tile, which are packed term by term. */
  static final int ROWS = 4;

  private FloatWindowTiles() {}

  /** Adds to {@code starts} and leaves the sums in {@code sums}, with their rows so far apart. */
  static void tile(
      FloatWindowRoom t,
      int atPacked,
      int at,
      int start,
      int row,
      int to,
      int toRow,
      int terms,
      int width) {
    if (width == WIDTH) {
      fourByOne(t, atPacked, at, start, row, to, toRow, terms);
    } else if (width == 2 * WIDTH) {
      fourByTwo(t, atPacked, at, start, row, to, toRow, terms);
    } else {
      fourByFour(t, atPacked, at, start, row, to, toRow, terms);
    }
  }

  private static void fourByFour(
      FloatWindowRoom t, int atPacked, int at, int start, int row, int to, int toRow, int terms) {
    float[] a = t.packed;
    float[] b = t.from;
    int[] places = t.places;
    float[] starts = t.starts;
    int from = start;
    FloatVector c00 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c01 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    FloatVector c02 = FloatVector.fromArray(LANES, starts, from + 2 * WIDTH);
    FloatVector c03 = FloatVector.fromArray(LANES, starts, from + 3 * WIDTH);
    from += row;
    FloatVector c10 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c11 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    FloatVector c12 = FloatVector.fromArray(LANES, starts, from + 2 * WIDTH);
    FloatVector c13 = FloatVector.fromArray(LANES, starts, from + 3 * WIDTH);
    from += row;
    FloatVector c20 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c21 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    FloatVector c22 = FloatVector.fromArray(LANES, starts, from + 2 * WIDTH);
    FloatVector c23 = FloatVector.fromArray(LANES, starts, from + 3 * WIDTH);
    from += row;
    FloatVector c30 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c31 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    FloatVector c32 = FloatVector.fromArray(LANES, starts, from + 2 * WIDTH);
    FloatVector c33 = FloatVector.fromArray(LANES, starts, from + 3 * WIDTH);
    for (int k = 0; k < terms; k++) {
      int p = at + places[k];
      FloatVector b0 = FloatVector.fromArray(LANES, b, p);
      FloatVector b1 = FloatVector.fromArray(LANES, b, p + WIDTH);
      FloatVector b2 = FloatVector.fromArray(LANES, b, p + 2 * WIDTH);
      FloatVector b3 = FloatVector.fromArray(LANES, b, p + 3 * WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    float[] sums = t.sums;
    int sum = to;
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + WIDTH);
    c02.intoArray(sums, sum + 2 * WIDTH);
    c03.intoArray(sums, sum + 3 * WIDTH);
    sum += toRow;
    c10.intoArray(sums, sum);
    c11.intoArray(sums, sum + WIDTH);
    c12.intoArray(sums, sum + 2 * WIDTH);
    c13.intoArray(sums, sum + 3 * WIDTH);
    sum += toRow;
    c20.intoArray(sums, sum);
    c21.intoArray(sums, sum + WIDTH);
    c22.intoArray(sums, sum + 2 * WIDTH);
    c23.intoArray(sums, sum + 3 * WIDTH);
    sum += toRow;
    c30.intoArray(sums, sum);
    c31.intoArray(sums, sum + WIDTH);
    c32.intoArray(sums, sum + 2 * WIDTH);
    c33.intoArray(sums, sum + 3 * WIDTH);
  }

  private static void fourByTwo(
      FloatWindowRoom t, int atPacked, int at, int start, int row, int to, int toRow, int terms) {
    float[] a = t.packed;
    float[] b = t.from;
    int[] places = t.places;
    float[] starts = t.starts;
    int from = start;
    FloatVector c00 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c01 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    from += row;
    FloatVector c10 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c11 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    from += row;
    FloatVector c20 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c21 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    from += row;
    FloatVector c30 = FloatVector.fromArray(LANES, starts, from);
    FloatVector c31 = FloatVector.fromArray(LANES, starts, from + WIDTH);
    for (int k = 0; k < terms; k++) {
      int p = at + places[k];
      FloatVector b0 = FloatVector.fromArray(LANES, b, p);
      FloatVector b1 = FloatVector.fromArray(LANES, b, p + WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    float[] sums = t.sums;
    int sum = to;
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + WIDTH);
    sum += toRow;
    c10.intoArray(sums, sum);
    c11.intoArray(sums, sum + WIDTH);
    sum += toRow;
    c20.intoArray(sums, sum);
    c21.intoArray(sums, sum + WIDTH);
    sum += toRow;
    c30.intoArray(sums, sum);
    c31.intoArray(sums, sum + WIDTH);
  }

  private static void fourByOne(
      FloatWindowRoom t, int atPacked, int at, int start, int row, int to, int toRow, int terms) {
    float[] a = t.packed;
    float[] b = t.from;
    int[] places = t.places;
    float[] starts = t.starts;
    int from = start;
    FloatVector c00 = FloatVector.fromArray(LANES, starts, from);
    from += row;
    FloatVector c10 = FloatVector.fromArray(LANES, starts, from);
    from += row;
    FloatVector c20 = FloatVector.fromArray(LANES, starts, from);
    from += row;
    FloatVector c30 = FloatVector.fromArray(LANES, starts, from);
    for (int k = 0; k < terms; k++) {
      int p = at + places[k];
      FloatVector b0 = FloatVector.fromArray(LANES, b, p);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 1]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 2]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atPacked + ROWS * k + 3]);
      c30 = a3.fma(b0, c30);
    }
    float[] sums = t.sums;
    int sum = to;
    c00.intoArray(sums, sum);
    sum += toRow;
    c10.intoArray(sums, sum);
    sum += toRow;
    c20.intoArray(sums, sum);
    sum += toRow;
    c30.intoArray(sums, sum);
  }
}
