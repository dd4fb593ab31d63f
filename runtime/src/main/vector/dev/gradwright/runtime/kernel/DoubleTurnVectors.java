package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns square blocks, as wide as a vector, in registers: {@code to[j, i] = from[i, j]}. First
 * vectors half their width apart exchange halves, then those a quarter apart exchange quarters, and
 * so on.
 */
final class DoubleTurnVectors {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final boolean KNOWN = WIDTH == 8 || WIDTH == 4;

  private static final VectorShuffle<Double> BY_FOUR = exchange(4);
  private static final VectorShuffle<Double> BY_TWO = exchange(2);
  private static final VectorShuffle<Double> BY_ONE = exchange(1);

  private static final VectorMask<Double> ODD_FOUR = odd(4);
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
    if (WIDTH == 8) {
      eight(from, at, row, to, atTo, rowTo);
    } else {
      four(from, at, row, to, atTo, rowTo);
    }
  }

  private static void eight(double[] from, int at, int row, double[] to, int atTo, int rowTo) {
    int p = at;
    DoubleVector a0 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a1 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a2 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a3 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a4 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a5 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a6 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a7 = DoubleVector.fromArray(LANES, from, p);
    DoubleVector b0 = a0.blend(a4.rearrange(BY_FOUR), ODD_FOUR);
    DoubleVector b4 = a0.rearrange(BY_FOUR).blend(a4, ODD_FOUR);
    DoubleVector b1 = a1.blend(a5.rearrange(BY_FOUR), ODD_FOUR);
    DoubleVector b5 = a1.rearrange(BY_FOUR).blend(a5, ODD_FOUR);
    DoubleVector b2 = a2.blend(a6.rearrange(BY_FOUR), ODD_FOUR);
    DoubleVector b6 = a2.rearrange(BY_FOUR).blend(a6, ODD_FOUR);
    DoubleVector b3 = a3.blend(a7.rearrange(BY_FOUR), ODD_FOUR);
    DoubleVector b7 = a3.rearrange(BY_FOUR).blend(a7, ODD_FOUR);
    DoubleVector c0 = b0.blend(b2.rearrange(BY_TWO), ODD_TWO);
    DoubleVector c2 = b0.rearrange(BY_TWO).blend(b2, ODD_TWO);
    DoubleVector c1 = b1.blend(b3.rearrange(BY_TWO), ODD_TWO);
    DoubleVector c3 = b1.rearrange(BY_TWO).blend(b3, ODD_TWO);
    DoubleVector c4 = b4.blend(b6.rearrange(BY_TWO), ODD_TWO);
    DoubleVector c6 = b4.rearrange(BY_TWO).blend(b6, ODD_TWO);
    DoubleVector c5 = b5.blend(b7.rearrange(BY_TWO), ODD_TWO);
    DoubleVector c7 = b5.rearrange(BY_TWO).blend(b7, ODD_TWO);
    DoubleVector d0 = c0.blend(c1.rearrange(BY_ONE), ODD_ONE);
    DoubleVector d1 = c0.rearrange(BY_ONE).blend(c1, ODD_ONE);
    DoubleVector d2 = c2.blend(c3.rearrange(BY_ONE), ODD_ONE);
    DoubleVector d3 = c2.rearrange(BY_ONE).blend(c3, ODD_ONE);
    DoubleVector d4 = c4.blend(c5.rearrange(BY_ONE), ODD_ONE);
    DoubleVector d5 = c4.rearrange(BY_ONE).blend(c5, ODD_ONE);
    DoubleVector d6 = c6.blend(c7.rearrange(BY_ONE), ODD_ONE);
    DoubleVector d7 = c6.rearrange(BY_ONE).blend(c7, ODD_ONE);
    int q = atTo;
    d0.intoArray(to, q);
    q += rowTo;
    d1.intoArray(to, q);
    q += rowTo;
    d2.intoArray(to, q);
    q += rowTo;
    d3.intoArray(to, q);
    q += rowTo;
    d4.intoArray(to, q);
    q += rowTo;
    d5.intoArray(to, q);
    q += rowTo;
    d6.intoArray(to, q);
    q += rowTo;
    d7.intoArray(to, q);
  }

  private static void four(double[] from, int at, int row, double[] to, int atTo, int rowTo) {
    int p = at;
    DoubleVector a0 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a1 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a2 = DoubleVector.fromArray(LANES, from, p);
    p += row;
    DoubleVector a3 = DoubleVector.fromArray(LANES, from, p);
    DoubleVector b0 = a0.blend(a2.rearrange(BY_TWO), ODD_TWO);
    DoubleVector b2 = a0.rearrange(BY_TWO).blend(a2, ODD_TWO);
    DoubleVector b1 = a1.blend(a3.rearrange(BY_TWO), ODD_TWO);
    DoubleVector b3 = a1.rearrange(BY_TWO).blend(a3, ODD_TWO);
    DoubleVector c0 = b0.blend(b1.rearrange(BY_ONE), ODD_ONE);
    DoubleVector c1 = b0.rearrange(BY_ONE).blend(b1, ODD_ONE);
    DoubleVector c2 = b2.blend(b3.rearrange(BY_ONE), ODD_ONE);
    DoubleVector c3 = b2.rearrange(BY_ONE).blend(b3, ODD_ONE);
    int q = atTo;
    c0.intoArray(to, q);
    q += rowTo;
    c1.intoArray(to, q);
    q += rowTo;
    c2.intoArray(to, q);
    q += rowTo;
    c3.intoArray(to, q);
  }
}
