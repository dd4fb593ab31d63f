package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns square blocks, as wide as a vector, in registers: {@code to[j, i] = from[i, j]}. First
 * vectors half their width apart exchange halves, then those a quarter apart exchange quarters, and
 * so on; four vectors at a time, since an exchange of lanes takes C2 so many nodes that it would
 * put off the last of a whole block and might then call them with objects.
 */
final class DoubleTurnVectors {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final int QUARTER = WIDTH / 4;
  private static final boolean KNOWN = WIDTH == 16 || WIDTH == 8 || WIDTH == 4;

  private static final VectorShuffle<Double> BY_HALF = exchange(WIDTH / 2);
  private static final VectorShuffle<Double> BY_QUARTER = exchange(QUARTER);
  private static final VectorShuffle<Double> BY_TWO = exchange(2);
  private static final VectorShuffle<Double> BY_ONE = exchange(1);

  private static final VectorMask<Double> ODD_HALF = odd(WIDTH / 2);
  private static final VectorMask<Double> ODD_QUARTER = odd(QUARTER);
  private static final VectorMask<Double> ODD_TWO = odd(2);
  private static final VectorMask<Double> ODD_ONE = odd(1);

  private DoubleTurnVectors() {}

  private static VectorShuffle<Double> exchange(int distance) {
    return VectorShuffle.fromOp(LANES, lane -> (lane ^ distance) % WIDTH);
  }

  private static VectorMask<Double> odd(int distance) {
    boolean[] bits = new boolean[WIDTH];
    for (int lane = 0; lane < WIDTH; lane++) {
      bits[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(LANES, bits, 0);
  }

  /** Blocks in registers, what is left over by elements. */
  static void turn(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows, int columns) {
    int wholeRows = KNOWN ? rows / WIDTH * WIDTH : 0;
    int wholeColumns = columns / WIDTH * WIDTH;
    for (int j = 0; j < wholeColumns; j += WIDTH) {
      for (int i = 0; i < wholeRows; i += WIDTH) {
        block(from, at + i * row + j, row, to, atTo + j * rowTo + i, rowTo);
      }
    }
    int rest = at + wholeColumns;
    int atRest = atTo + wholeColumns * rowTo;
    elements(from, rest, row, to, atRest, rowTo, wholeRows, columns - wholeColumns);
    rest = at + wholeRows * row;
    elements(from, rest, row, to, atTo + wholeRows, rowTo, rows - wholeRows, columns);
  }

  private static void elements(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows, int columns) {
    int i = 0;
    for (; i + 8 <= rows; i += 8) {
      eightRows(from, at + i * row, row, to, atTo + i, rowTo, columns);
    }
    for (; i < rows; i++) {
      int p = at + i * row;
      for (int j = 0; j < columns; j++) {
        to[atTo + j * rowTo + i] = from[p + j];
      }
    }
  }

  /** The eight share cache lines of {@code to}. */
  private static void eightRows(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int columns) {
    int p1 = at + row;
    int p2 = p1 + row;
    int p3 = p2 + row;
    int p4 = p3 + row;
    int p5 = p4 + row;
    int p6 = p5 + row;
    int p7 = p6 + row;
    int q = atTo;
    for (int j = 0; j < columns; j++) {
      to[q] = from[at + j];
      to[q + 1] = from[p1 + j];
      to[q + 2] = from[p2 + j];
      to[q + 3] = from[p3 + j];
      to[q + 4] = from[p4 + j];
      to[q + 5] = from[p5 + j];
      to[q + 6] = from[p6 + j];
      to[q + 7] = from[p7 + j];
      q += rowTo;
    }
  }

  private static void block(double[] from, int at, int row, double[] to, int atTo, int rowTo) {
    farRows(from, at, row, to, atTo, rowTo);
    if (WIDTH > 4) {
      nearRows(to, atTo, rowTo);
    }
  }

  // See Apart for why these are methods.
  private static void farRows(double[] from, int at, int row, double[] to, int atTo, int rowTo) {
    Exchange.far(from, at, row, to, atTo, rowTo);
  }

  private static void nearRows(double[] to, int at, int row) {
    Exchange.near(to, at, row);
  }

  private static final class Exchange extends Apart {
    /** Exchanges of halves and quarters, of vectors a quarter of a block apart. */
    static void far(double[] from, int at, int row, double[] to, int atTo, int rowTo) {
      int step = row * QUARTER;
      int stepTo = rowTo * QUARTER;
      for (int i = 0; i < QUARTER; i++) {
        int p = at + i * row;
        int q = atTo + i * rowTo;
        DoubleVector a0 = DoubleVector.fromArray(LANES, from, p);
        DoubleVector a1 = DoubleVector.fromArray(LANES, from, p + step);
        DoubleVector a2 = DoubleVector.fromArray(LANES, from, p + 2 * step);
        DoubleVector a3 = DoubleVector.fromArray(LANES, from, p + 3 * step);
        DoubleVector b0 = a0.blend(a2.rearrange(BY_HALF), ODD_HALF);
        DoubleVector b2 = a0.rearrange(BY_HALF).blend(a2, ODD_HALF);
        DoubleVector b1 = a1.blend(a3.rearrange(BY_HALF), ODD_HALF);
        DoubleVector b3 = a1.rearrange(BY_HALF).blend(a3, ODD_HALF);
        DoubleVector c0 = b0.blend(b1.rearrange(BY_QUARTER), ODD_QUARTER);
        DoubleVector c1 = b0.rearrange(BY_QUARTER).blend(b1, ODD_QUARTER);
        DoubleVector c2 = b2.blend(b3.rearrange(BY_QUARTER), ODD_QUARTER);
        DoubleVector c3 = b2.rearrange(BY_QUARTER).blend(b3, ODD_QUARTER);
        c0.intoArray(to, q);
        c1.intoArray(to, q + stepTo);
        c2.intoArray(to, q + 2 * stepTo);
        c3.intoArray(to, q + 3 * stepTo);
      }
    }

    /** The exchanges that are left, in place, of vectors that follow each other. */
    static void near(double[] to, int at, int row) {
      for (int j = 0; j < WIDTH; j += 4) {
        int q = at + j * row;
        DoubleVector b0 = DoubleVector.fromArray(LANES, to, q);
        DoubleVector b1 = DoubleVector.fromArray(LANES, to, q + row);
        DoubleVector b2 = DoubleVector.fromArray(LANES, to, q + 2 * row);
        DoubleVector b3 = DoubleVector.fromArray(LANES, to, q + 3 * row);
        if (WIDTH == 16) {
          DoubleVector a0 = b0;
          DoubleVector a1 = b1;
          b0 = a0.blend(b2.rearrange(BY_TWO), ODD_TWO);
          b2 = a0.rearrange(BY_TWO).blend(b2, ODD_TWO);
          b1 = a1.blend(b3.rearrange(BY_TWO), ODD_TWO);
          b3 = a1.rearrange(BY_TWO).blend(b3, ODD_TWO);
        }
        DoubleVector c0 = b0.blend(b1.rearrange(BY_ONE), ODD_ONE);
        DoubleVector c1 = b0.rearrange(BY_ONE).blend(b1, ODD_ONE);
        DoubleVector c2 = b2.blend(b3.rearrange(BY_ONE), ODD_ONE);
        DoubleVector c3 = b2.rearrange(BY_ONE).blend(b3, ODD_ONE);
        c0.intoArray(to, q);
        c1.intoArray(to, q + row);
        c2.intoArray(to, q + 2 * row);
        c3.intoArray(to, q + 3 * row);
      }
    }
  }
}
