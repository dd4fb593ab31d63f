package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C as in {@link DoubleVectors}, from rows of A as they stand: of four vectors five rows
 * or four, since with six C2 keeps more at hand than there are registers, and of two vectors eight.
 */
final class DoubleVectorsInPlace {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final int NARROW_ROWS = 8;
  private static final int ROWS = 5;
  private static final int LOW_ROWS = 4;
  // The most that cannot be cut into tiles of both heights are one less.
  private static final int ANY_ROWS = (ROWS - 1) * (LOW_ROWS - 1);

  private DoubleVectorsInPlace() {}

  /** How many of so many rows, the first ones, are cut into tiles of some width. */
  static int rows(int rows, int width) {
    if (width == 2 * WIDTH) {
      return rows / NARROW_ROWS * NARROW_ROWS;
    }
    return rows < ANY_ROWS ? rows / ROWS * ROWS : rows;
  }

  /** Rows of the tiles of some width that begin where so many of those are left. */
  static int height(int rows, int width) {
    if (width == 2 * WIDTH) {
      return NARROW_ROWS;
    }
    int rowsOfLow = (ROWS - rows % ROWS) % ROWS * LOW_ROWS;
    return rows > rowsOfLow ? ROWS : LOW_ROWS;
  }

  /** A tile. */
  static void tile(DoubleRoom t, int height, int terms) {
    switch (height) {
      case NARROW_ROWS -> eightByTwo(t, terms);
      case ROWS -> fiveByFour(t, terms);
      default -> fourByFour(t, terms);
    }
  }

  private static void fiveByFour(DoubleRoom t, int terms) {
    double[] a = t.a;
    int row = t.rowA;
    int at0 = t.atA;
    int at1 = at0 + row;
    int at2 = at1 + row;
    int at3 = at2 + row;
    int at4 = at3 + row;
    double[] b = t.b;
    int atB = t.atB;
    double[] start = t.start;
    int from = t.atStart;
    DoubleVector c00 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c01 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c02 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c03 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c10 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c11 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c12 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c13 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c20 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c21 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c22 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c23 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c30 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c31 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c32 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c33 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c40 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c41 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c42 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c43 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH));
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + WIDTH);
      DoubleVector b2 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 2 * WIDTH);
      DoubleVector b3 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 3 * WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[at0 + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[at1 + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[at2 + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[at3 + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      DoubleVector a4 = DoubleVector.broadcast(LANES, a[at4 + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
    }
    double[] sums = t.sums;
    int to = t.atSums;
    c00.intoArray(sums, to);
    c01.intoArray(sums, to + WIDTH);
    c02.intoArray(sums, to + 2 * WIDTH);
    c03.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c10.intoArray(sums, to);
    c11.intoArray(sums, to + WIDTH);
    c12.intoArray(sums, to + 2 * WIDTH);
    c13.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c20.intoArray(sums, to);
    c21.intoArray(sums, to + WIDTH);
    c22.intoArray(sums, to + 2 * WIDTH);
    c23.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c30.intoArray(sums, to);
    c31.intoArray(sums, to + WIDTH);
    c32.intoArray(sums, to + 2 * WIDTH);
    c33.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c40.intoArray(sums, to);
    c41.intoArray(sums, to + WIDTH);
    c42.intoArray(sums, to + 2 * WIDTH);
    c43.intoArray(sums, to + 3 * WIDTH);
  }

  private static void fourByFour(DoubleRoom t, int terms) {
    double[] a = t.a;
    int row = t.rowA;
    int at0 = t.atA;
    int at1 = at0 + row;
    int at2 = at1 + row;
    int at3 = at2 + row;
    double[] b = t.b;
    int atB = t.atB;
    double[] start = t.start;
    int from = t.atStart;
    DoubleVector c00 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c01 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c02 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c03 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c10 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c11 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c12 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c13 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c20 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c21 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c22 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c23 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    DoubleVector c30 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c31 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c32 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c33 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH));
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + WIDTH);
      DoubleVector b2 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 2 * WIDTH);
      DoubleVector b3 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 3 * WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[at0 + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[at1 + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[at2 + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[at3 + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    double[] sums = t.sums;
    int to = t.atSums;
    c00.intoArray(sums, to);
    c01.intoArray(sums, to + WIDTH);
    c02.intoArray(sums, to + 2 * WIDTH);
    c03.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c10.intoArray(sums, to);
    c11.intoArray(sums, to + WIDTH);
    c12.intoArray(sums, to + 2 * WIDTH);
    c13.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c20.intoArray(sums, to);
    c21.intoArray(sums, to + WIDTH);
    c22.intoArray(sums, to + 2 * WIDTH);
    c23.intoArray(sums, to + 3 * WIDTH);
    to += t.rowSums;
    c30.intoArray(sums, to);
    c31.intoArray(sums, to + WIDTH);
    c32.intoArray(sums, to + 2 * WIDTH);
    c33.intoArray(sums, to + 3 * WIDTH);
  }

  private static void eightByTwo(DoubleRoom t, int terms) {
    double[] a = t.a;
    int row = t.rowA;
    int at0 = t.atA;
    int at1 = at0 + row;
    int at2 = at1 + row;
    int at3 = at2 + row;
    int at4 = at3 + row;
    int at5 = at4 + row;
    int at6 = at5 + row;
    int at7 = at6 + row;
    double[] b = t.b;
    int atB = t.atB;
    double[] start = t.start;
    int from = t.atStart;
    DoubleVector c00 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c01 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c10 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c11 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c20 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c21 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c30 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c31 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c40 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c41 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c50 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c51 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c60 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c61 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    DoubleVector c70 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c71 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * (2 * WIDTH));
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + k * (2 * WIDTH) + WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[at0 + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[at1 + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[at2 + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[at3 + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      DoubleVector a4 = DoubleVector.broadcast(LANES, a[at4 + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      DoubleVector a5 = DoubleVector.broadcast(LANES, a[at5 + k]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      DoubleVector a6 = DoubleVector.broadcast(LANES, a[at6 + k]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      DoubleVector a7 = DoubleVector.broadcast(LANES, a[at7 + k]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
    }
    double[] sums = t.sums;
    int to = t.atSums;
    c00.intoArray(sums, to);
    c01.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c10.intoArray(sums, to);
    c11.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c20.intoArray(sums, to);
    c21.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c30.intoArray(sums, to);
    c31.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c40.intoArray(sums, to);
    c41.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c50.intoArray(sums, to);
    c51.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c60.intoArray(sums, to);
    c61.intoArray(sums, to + WIDTH);
    to += t.rowSums;
    c70.intoArray(sums, to);
    c71.intoArray(sums, to + WIDTH);
  }
}
