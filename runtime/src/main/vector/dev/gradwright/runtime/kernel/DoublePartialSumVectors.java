package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DoublePartialSums} with partial sums as lanes, of one vector or two: tiles of four rows by
 * four columns, of two by two where only half as many registers exist.
 */
@SuppressWarnings("serial")
final class DoublePartialSumVectors extends Apart {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final int PARTS = DoublePartialSums.PARTS;

  /** Rows and columns of a tile. */
  static final int SIDE = 4;

  private DoublePartialSumVectors() {}

  /** Whether a sum fills whole vectors. */
  static boolean suits() {
    return WIDTH == PARTS || 2 * WIDTH == PARTS;
  }

  /** Of the first rows, the first columns. */
  static void multiply(DoubleOperands o, DoubleRoom room, int rows, int columns) {
    room.growParts(SIDE * SIDE * PARTS);
    int highest = WIDTH == PARTS ? SIDE : 2;
    int height;
    for (int i = 0; i < rows; i += height) {
      height = side(highest, rows - i);
      int width;
      for (int j = 0; j < columns; j += width) {
        width = side(highest, columns - j);
        multiply(o, room, i, j, height, width);
      }
    }
  }

  private static int side(int most, int left) {
    return left >= most ? most : Math.min(2, left);
  }

  private static void multiply(
      DoubleOperands o, DoubleRoom room, int row, int column, int height, int width) {
    int side = Math.min(height, width);
    for (int i = row; i < row + height; i += side) {
      for (int j = column; j < column + width; j += side) {
        tile(o, room, i, j, side);
        end(o, room.parts, i, j, side);
      }
    }
  }

  private static void tile(DoubleOperands o, DoubleRoom room, int i, int j, int side) {
    if (WIDTH != PARTS) {
      if (side == 2) {
        twoByTwoOfHalves(o, room, i, j);
      } else {
        oneByOneOfHalves(o, room, i, j);
      }
    } else if (side == SIDE) {
      fourByFour(o, room, i, j);
    } else if (side == 2) {
      twoByTwo(o, room, i, j);
    } else {
      oneByOne(o, room, i, j);
    }
  }

  private static void end(DoubleOperands o, double[] parts, int row, int column, int side) {
    int at = 0;
    for (int i = row; i < row + side; i++) {
      for (int j = column; j < column + side; j++) {
        DoublePartialSums.end(o, i, j, DoublePartialSums.sum(parts, at));
        at += PARTS;
      }
    }
  }

  private static void fourByFour(DoubleOperands o, DoubleRoom t, int i, int j) {
    double[] a = o.a;
    double[] b = o.b;
    int p0 = o.atA + i * o.rowA;
    int p1 = p0 + o.rowA;
    int p2 = p1 + o.rowA;
    int p3 = p2 + o.rowA;
    int q0 = o.atB + j * o.columnB;
    int q1 = q0 + o.columnB;
    int q2 = q1 + o.columnB;
    int q3 = q2 + o.columnB;
    DoubleVector c00 = DoubleVector.zero(LANES);
    DoubleVector c01 = DoubleVector.zero(LANES);
    DoubleVector c02 = DoubleVector.zero(LANES);
    DoubleVector c03 = DoubleVector.zero(LANES);
    DoubleVector c10 = DoubleVector.zero(LANES);
    DoubleVector c11 = DoubleVector.zero(LANES);
    DoubleVector c12 = DoubleVector.zero(LANES);
    DoubleVector c13 = DoubleVector.zero(LANES);
    DoubleVector c20 = DoubleVector.zero(LANES);
    DoubleVector c21 = DoubleVector.zero(LANES);
    DoubleVector c22 = DoubleVector.zero(LANES);
    DoubleVector c23 = DoubleVector.zero(LANES);
    DoubleVector c30 = DoubleVector.zero(LANES);
    DoubleVector c31 = DoubleVector.zero(LANES);
    DoubleVector c32 = DoubleVector.zero(LANES);
    DoubleVector c33 = DoubleVector.zero(LANES);
    int whole = o.k & -DoublePartialSums.PARTS;
    for (int k = 0; k < whole; k += DoublePartialSums.PARTS) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, q0 + k);
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, q1 + k);
      DoubleVector b2 = DoubleVector.fromArray(LANES, b, q2 + k);
      DoubleVector b3 = DoubleVector.fromArray(LANES, b, q3 + k);
      DoubleVector a0 = DoubleVector.fromArray(LANES, a, p0 + k);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      DoubleVector a1 = DoubleVector.fromArray(LANES, a, p1 + k);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      DoubleVector a2 = DoubleVector.fromArray(LANES, a, p2 + k);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      DoubleVector a3 = DoubleVector.fromArray(LANES, a, p3 + k);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    double[] parts = t.parts;
    c00.intoArray(parts, 0);
    c01.intoArray(parts, PARTS);
    c02.intoArray(parts, 2 * PARTS);
    c03.intoArray(parts, 3 * PARTS);
    c10.intoArray(parts, 4 * PARTS);
    c11.intoArray(parts, 5 * PARTS);
    c12.intoArray(parts, 6 * PARTS);
    c13.intoArray(parts, 7 * PARTS);
    c20.intoArray(parts, 8 * PARTS);
    c21.intoArray(parts, 9 * PARTS);
    c22.intoArray(parts, 10 * PARTS);
    c23.intoArray(parts, 11 * PARTS);
    c30.intoArray(parts, 12 * PARTS);
    c31.intoArray(parts, 13 * PARTS);
    c32.intoArray(parts, 14 * PARTS);
    c33.intoArray(parts, 15 * PARTS);
  }

  private static void twoByTwo(DoubleOperands o, DoubleRoom t, int i, int j) {
    double[] a = o.a;
    double[] b = o.b;
    int p0 = o.atA + i * o.rowA;
    int p1 = p0 + o.rowA;
    int q0 = o.atB + j * o.columnB;
    int q1 = q0 + o.columnB;
    DoubleVector c00 = DoubleVector.zero(LANES);
    DoubleVector c01 = DoubleVector.zero(LANES);
    DoubleVector c10 = DoubleVector.zero(LANES);
    DoubleVector c11 = DoubleVector.zero(LANES);
    int whole = o.k & -DoublePartialSums.PARTS;
    for (int k = 0; k < whole; k += DoublePartialSums.PARTS) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, q0 + k);
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, q1 + k);
      DoubleVector a0 = DoubleVector.fromArray(LANES, a, p0 + k);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      DoubleVector a1 = DoubleVector.fromArray(LANES, a, p1 + k);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
    }
    double[] parts = t.parts;
    c00.intoArray(parts, 0);
    c01.intoArray(parts, PARTS);
    c10.intoArray(parts, 2 * PARTS);
    c11.intoArray(parts, 3 * PARTS);
  }

  private static void oneByOne(DoubleOperands o, DoubleRoom t, int i, int j) {
    double[] a = o.a;
    double[] b = o.b;
    int p0 = o.atA + i * o.rowA;
    int q0 = o.atB + j * o.columnB;
    DoubleVector c00 = DoubleVector.zero(LANES);
    int whole = o.k & -DoublePartialSums.PARTS;
    for (int k = 0; k < whole; k += DoublePartialSums.PARTS) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, q0 + k);
      DoubleVector a0 = DoubleVector.fromArray(LANES, a, p0 + k);
      c00 = a0.fma(b0, c00);
    }
    double[] parts = t.parts;
    c00.intoArray(parts, 0);
  }

  private static void twoByTwoOfHalves(DoubleOperands o, DoubleRoom t, int i, int j) {
    double[] a = o.a;
    double[] b = o.b;
    int p0 = o.atA + i * o.rowA;
    int p1 = p0 + o.rowA;
    int q0 = o.atB + j * o.columnB;
    int q1 = q0 + o.columnB;
    DoubleVector c00Low = DoubleVector.zero(LANES);
    DoubleVector c00High = DoubleVector.zero(LANES);
    DoubleVector c01Low = DoubleVector.zero(LANES);
    DoubleVector c01High = DoubleVector.zero(LANES);
    DoubleVector c10Low = DoubleVector.zero(LANES);
    DoubleVector c10High = DoubleVector.zero(LANES);
    DoubleVector c11Low = DoubleVector.zero(LANES);
    DoubleVector c11High = DoubleVector.zero(LANES);
    int whole = o.k & -DoublePartialSums.PARTS;
    for (int k = 0; k < whole; k += DoublePartialSums.PARTS) {
      DoubleVector b0Low = DoubleVector.fromArray(LANES, b, q0 + k);
      DoubleVector b1Low = DoubleVector.fromArray(LANES, b, q1 + k);
      DoubleVector a0Low = DoubleVector.fromArray(LANES, a, p0 + k);
      c00Low = a0Low.fma(b0Low, c00Low);
      c01Low = a0Low.fma(b1Low, c01Low);
      DoubleVector a1Low = DoubleVector.fromArray(LANES, a, p1 + k);
      c10Low = a1Low.fma(b0Low, c10Low);
      c11Low = a1Low.fma(b1Low, c11Low);
      DoubleVector b0High = DoubleVector.fromArray(LANES, b, q0 + k + WIDTH);
      DoubleVector b1High = DoubleVector.fromArray(LANES, b, q1 + k + WIDTH);
      DoubleVector a0High = DoubleVector.fromArray(LANES, a, p0 + k + WIDTH);
      c00High = a0High.fma(b0High, c00High);
      c01High = a0High.fma(b1High, c01High);
      DoubleVector a1High = DoubleVector.fromArray(LANES, a, p1 + k + WIDTH);
      c10High = a1High.fma(b0High, c10High);
      c11High = a1High.fma(b1High, c11High);
    }
    double[] parts = t.parts;
    c00Low.intoArray(parts, 0);
    c00High.intoArray(parts, WIDTH);
    c01Low.intoArray(parts, PARTS);
    c01High.intoArray(parts, PARTS + WIDTH);
    c10Low.intoArray(parts, 2 * PARTS);
    c10High.intoArray(parts, 2 * PARTS + WIDTH);
    c11Low.intoArray(parts, 3 * PARTS);
    c11High.intoArray(parts, 3 * PARTS + WIDTH);
  }

  private static void oneByOneOfHalves(DoubleOperands o, DoubleRoom t, int i, int j) {
    double[] a = o.a;
    double[] b = o.b;
    int p0 = o.atA + i * o.rowA;
    int q0 = o.atB + j * o.columnB;
    DoubleVector c00Low = DoubleVector.zero(LANES);
    DoubleVector c00High = DoubleVector.zero(LANES);
    int whole = o.k & -DoublePartialSums.PARTS;
    for (int k = 0; k < whole; k += DoublePartialSums.PARTS) {
      DoubleVector b0Low = DoubleVector.fromArray(LANES, b, q0 + k);
      DoubleVector a0Low = DoubleVector.fromArray(LANES, a, p0 + k);
      c00Low = a0Low.fma(b0Low, c00Low);
      DoubleVector b0High = DoubleVector.fromArray(LANES, b, q0 + k + WIDTH);
      DoubleVector a0High = DoubleVector.fromArray(LANES, a, p0 + k + WIDTH);
      c00High = a0High.fma(b0High, c00High);
    }
    double[] parts = t.parts;
    c00Low.intoArray(parts, 0);
    c00High.intoArray(parts, WIDTH);
  }
}
