package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C in registers: six rows by four vectors, by two where only half as many registers
 * exist, or less at the edges of C. Each sum takes its terms one by one in their order.
 *
 * <p>Indices into packed operands are a constant times the term, so that C2 checks them once before
 * the loop; where the stride is a variable, they are checked in the loop. All sums start from
 * memory: a choice in here, between zero and what C holds, would keep vectors out of registers.
 */
final class DoubleVectors {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;

  /** Columns of the narrowest tile. */
  static final int WIDTH = LANES.length();

  private static final boolean MANY_REGISTERS = LANES.vectorBitSize() != 256;

  /** How far apart the rows of packed A lie: the most terms at a time. */
  static final int TERMS = 256;

  /** Rows of a tile. */
  static final int ROWS = 6;

  /** Columns of a wide tile. */
  static final int WIDE = (MANY_REGISTERS ? 4 : 2) * WIDTH;

  private DoubleVectors() {}

  /** Columns of the tiles that begin where so many are left. */
  static int width(int columns) {
    if (columns > WIDE - WIDTH) {
      return WIDE;
    }
    return columns > WIDTH ? 2 * WIDTH : WIDTH;
  }

  /** Rows of the tiles of some width that begin where so many are left. */
  static int height(int rows, int width) {
    boolean isLow = rows <= DoubleVectorsLow.ROWS || rows == 2 * DoubleVectorsLow.ROWS;
    return isLow && width > WIDTH ? DoubleVectorsLow.ROWS : ROWS;
  }

  /** A high tile, from packed A. */
  static void tile(DoubleRoom t, int width, int terms) {
    if (width == WIDTH) {
      sixByOne(t, terms);
    } else if (width == 2 * WIDTH) {
      sixByTwo(t, terms);
    } else {
      sixByFour(t, terms);
    }
  }

  private static void sixByFour(DoubleRoom t, int terms) {
    double[] a = t.a;
    int atA = t.atA;
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
    from += t.rowStart;
    DoubleVector c50 = DoubleVector.fromArray(LANES, start, from);
    DoubleVector c51 = DoubleVector.fromArray(LANES, start, from + WIDTH);
    DoubleVector c52 = DoubleVector.fromArray(LANES, start, from + 2 * WIDTH);
    DoubleVector c53 = DoubleVector.fromArray(LANES, start, from + 3 * WIDTH);
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH));
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + WIDTH);
      DoubleVector b2 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 2 * WIDTH);
      DoubleVector b3 = DoubleVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 3 * WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      DoubleVector a4 = DoubleVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      DoubleVector a5 = DoubleVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
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
    to += t.rowSums;
    c50.intoArray(sums, to);
    c51.intoArray(sums, to + WIDTH);
    c52.intoArray(sums, to + 2 * WIDTH);
    c53.intoArray(sums, to + 3 * WIDTH);
  }

  private static void sixByTwo(DoubleRoom t, int terms) {
    double[] a = t.a;
    int atA = t.atA;
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
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * (2 * WIDTH));
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + k * (2 * WIDTH) + WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      DoubleVector a4 = DoubleVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      DoubleVector a5 = DoubleVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
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
  }

  private static void sixByOne(DoubleRoom t, int terms) {
    double[] a = t.a;
    int atA = t.atA;
    double[] b = t.b;
    int atB = t.atB;
    double[] start = t.start;
    int from = t.atStart;
    DoubleVector c00 = DoubleVector.fromArray(LANES, start, from);
    from += t.rowStart;
    DoubleVector c10 = DoubleVector.fromArray(LANES, start, from);
    from += t.rowStart;
    DoubleVector c20 = DoubleVector.fromArray(LANES, start, from);
    from += t.rowStart;
    DoubleVector c30 = DoubleVector.fromArray(LANES, start, from);
    from += t.rowStart;
    DoubleVector c40 = DoubleVector.fromArray(LANES, start, from);
    from += t.rowStart;
    DoubleVector c50 = DoubleVector.fromArray(LANES, start, from);
    for (int k = 0; k < terms; k++) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB + k * WIDTH);
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      DoubleVector a1 = DoubleVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      DoubleVector a2 = DoubleVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      DoubleVector a3 = DoubleVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      DoubleVector a4 = DoubleVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      DoubleVector a5 = DoubleVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
    }
    double[] sums = t.sums;
    int to = t.atSums;
    c00.intoArray(sums, to);
    to += t.rowSums;
    c10.intoArray(sums, to);
    to += t.rowSums;
    c20.intoArray(sums, to);
    to += t.rowSums;
    c30.intoArray(sums, to);
    to += t.rowSums;
    c40.intoArray(sums, to);
    to += t.rowSums;
    c50.intoArray(sums, to);
  }
}
