package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C in registers: six rows by four vectors, by two where only half as many registers
 * exist, or less at the edges of C. Each sum takes its terms one by one in their order.
 *
 * <p>Indices into packed operands are a constant times the term, so that C2 checks them once before
 * the loop; where the stride is a variable, they are checked in the loop. All sums start from
 * memory: a choice in here, between zero and what C holds, would keep vectors out of registers.
 */
final class FloatVectors {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;

  /** Columns of the narrowest tile. */
  static final int WIDTH = LANES.length();

  private static final boolean MANY_REGISTERS = LANES.vectorBitSize() != 256;

  /** How far apart the rows of packed A lie: the most terms at a time. */
  static final int TERMS = 256;

  /** Rows of a tile. */
  static final int ROWS = 6;

  /** Columns of a wide tile. */
  static final int WIDE = (MANY_REGISTERS ? 4 : 2) * WIDTH;

  private FloatVectors() {}

  /** Columns of the tiles that begin where so many are left. */
  static int width(int columns) {
    if (columns > WIDE - WIDTH) {
      return WIDE;
    }
    return columns > WIDTH ? 2 * WIDTH : WIDTH;
  }

  /** Rows of the tiles of some width that begin where so many are left. */
  static int height(int rows, int width) {
    boolean isLow = rows <= FloatVectorsLow.ROWS || rows == 2 * FloatVectorsLow.ROWS;
    return isLow && width > WIDTH ? FloatVectorsLow.ROWS : ROWS;
  }

  /** A high tile, from packed A. */
  static void tile(FloatRoom t, int width, int terms) {
    if (width == WIDTH) {
      sixByOne(t, terms);
    } else if (width == 2 * WIDTH) {
      sixByTwo(t, terms);
    } else {
      sixByFour(t, terms);
    }
  }

  private static void sixByFour(FloatRoom t, int terms) {
    float[] a = t.a;
    int atA = t.atA;
    float[] b = t.b;
    int atB = t.atB;
    float[] start = t.start;
    int from = t.atStart;
    FloatVector c00 = FloatVector.fromArray(LANES, start, from);
    FloatVector c01 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c02 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c03 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    FloatVector c10 = FloatVector.fromArray(LANES, start, from);
    FloatVector c11 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c12 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c13 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    FloatVector c20 = FloatVector.fromArray(LANES, start, from);
    FloatVector c21 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c22 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c23 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    FloatVector c30 = FloatVector.fromArray(LANES, start, from);
    FloatVector c31 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c32 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c33 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    FloatVector c40 = FloatVector.fromArray(LANES, start, from);
    FloatVector c41 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c42 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c43 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    from += t.rowStart;
    FloatVector c50 = FloatVector.fromArray(LANES, start, from);
    FloatVector c51 = FloatVector.fromArray(LANES, start, from + WIDTH);
    FloatVector c52 = FloatVector.fromArray(LANES, start, from + 2 * WIDTH);
    FloatVector c53 = FloatVector.fromArray(LANES, start, from + 3 * WIDTH);
    for (int k = 0; k < terms; k++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, atB + k * (4 * WIDTH));
      FloatVector b1 = FloatVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + WIDTH);
      FloatVector b2 = FloatVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 2 * WIDTH);
      FloatVector b3 = FloatVector.fromArray(LANES, b, atB + k * (4 * WIDTH) + 3 * WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      FloatVector a5 = FloatVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
    }
    float[] sums = t.sums;
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

  private static void sixByTwo(FloatRoom t, int terms) {
    float[] a = t.a;
    int atA = t.atA;
    float[] b = t.b;
    int atB = t.atB;
    float[] start = t.start;
    int from = t.atStart;
    FloatVector c00 = FloatVector.fromArray(LANES, start, from);
    FloatVector c01 = FloatVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    FloatVector c10 = FloatVector.fromArray(LANES, start, from);
    FloatVector c11 = FloatVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    FloatVector c20 = FloatVector.fromArray(LANES, start, from);
    FloatVector c21 = FloatVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    FloatVector c30 = FloatVector.fromArray(LANES, start, from);
    FloatVector c31 = FloatVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    FloatVector c40 = FloatVector.fromArray(LANES, start, from);
    FloatVector c41 = FloatVector.fromArray(LANES, start, from + WIDTH);
    from += t.rowStart;
    FloatVector c50 = FloatVector.fromArray(LANES, start, from);
    FloatVector c51 = FloatVector.fromArray(LANES, start, from + WIDTH);
    for (int k = 0; k < terms; k++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, atB + k * (2 * WIDTH));
      FloatVector b1 = FloatVector.fromArray(LANES, b, atB + k * (2 * WIDTH) + WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
    }
    float[] sums = t.sums;
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

  private static void sixByOne(FloatRoom t, int terms) {
    float[] a = t.a;
    int atA = t.atA;
    float[] b = t.b;
    int atB = t.atB;
    float[] start = t.start;
    int from = t.atStart;
    FloatVector c00 = FloatVector.fromArray(LANES, start, from);
    from += t.rowStart;
    FloatVector c10 = FloatVector.fromArray(LANES, start, from);
    from += t.rowStart;
    FloatVector c20 = FloatVector.fromArray(LANES, start, from);
    from += t.rowStart;
    FloatVector c30 = FloatVector.fromArray(LANES, start, from);
    from += t.rowStart;
    FloatVector c40 = FloatVector.fromArray(LANES, start, from);
    from += t.rowStart;
    FloatVector c50 = FloatVector.fromArray(LANES, start, from);
    for (int k = 0; k < terms; k++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, atB + k * WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[atA + k]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(LANES, a[atA + TERMS + k]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(LANES, a[atA + 2 * TERMS + k]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(LANES, a[atA + 3 * TERMS + k]);
      c30 = a3.fma(b0, c30);
      FloatVector a4 = FloatVector.broadcast(LANES, a[atA + 4 * TERMS + k]);
      c40 = a4.fma(b0, c40);
      FloatVector a5 = FloatVector.broadcast(LANES, a[atA + 5 * TERMS + k]);
      c50 = a5.fma(b0, c50);
    }
    float[] sums = t.sums;
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
