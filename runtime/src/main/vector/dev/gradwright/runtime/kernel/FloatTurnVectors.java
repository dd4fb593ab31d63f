package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns square blocks, as wide as a vector, in registers: {@code to[j, i] = from[i, j]}. First
 * vectors half their width apart exchange halves, then those a quarter apart exchange quarters, and
 * so on.
 */
final class FloatTurnVectors {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;
  private static final int WIDTH = LANES.length();
  private static final boolean KNOWN = WIDTH == 16 || WIDTH == 8;

  private static final VectorShuffle<Float> BY_EIGHT = exchange(8);
  private static final VectorShuffle<Float> BY_FOUR = exchange(4);
  private static final VectorShuffle<Float> BY_TWO = exchange(2);
  private static final VectorShuffle<Float> BY_ONE = exchange(1);

  private static final VectorMask<Float> ODD_EIGHT = odd(8);
  private static final VectorMask<Float> ODD_FOUR = odd(4);
  private static final VectorMask<Float> ODD_TWO = odd(2);
  private static final VectorMask<Float> ODD_ONE = odd(1);

  private FloatTurnVectors() {}

  private static VectorShuffle<Float> exchange(int distance) {
    return VectorShuffle.fromOp(LANES, lane -> (lane ^ distance) % WIDTH);
  }

  private static VectorMask<Float> odd(int distance) {
    boolean[] bits = new boolean[WIDTH];
    for (int lane = 0; lane < WIDTH; lane++) {
      bits[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(LANES, bits, 0);
  }

  /** Blocks in registers, what is left over by elements. */
  static void turn(
      float[] from, int at, int row, float[] to, int atTo, int rowTo, int rows, int columns) {
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
      float[] from, int at, int row, float[] to, int atTo, int rowTo, int rows, int columns) {
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
      float[] from, int at, int row, float[] to, int atTo, int rowTo, int columns) {
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

  private static void block(float[] from, int at, int row, float[] to, int atTo, int rowTo) {
    if (WIDTH == 16) {
      sixteen(from, at, row, to, atTo, rowTo);
    } else {
      eight(from, at, row, to, atTo, rowTo);
    }
  }

  private static void sixteen(float[] from, int at, int row, float[] to, int atTo, int rowTo) {
    int p = at;
    FloatVector a0 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a1 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a2 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a3 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a4 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a5 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a6 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a7 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a8 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a9 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a10 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a11 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a12 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a13 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a14 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a15 = FloatVector.fromArray(LANES, from, p);
    FloatVector b0 = a0.blend(a8.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b8 = a0.rearrange(BY_EIGHT).blend(a8, ODD_EIGHT);
    FloatVector b1 = a1.blend(a9.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b9 = a1.rearrange(BY_EIGHT).blend(a9, ODD_EIGHT);
    FloatVector b2 = a2.blend(a10.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b10 = a2.rearrange(BY_EIGHT).blend(a10, ODD_EIGHT);
    FloatVector b3 = a3.blend(a11.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b11 = a3.rearrange(BY_EIGHT).blend(a11, ODD_EIGHT);
    FloatVector b4 = a4.blend(a12.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b12 = a4.rearrange(BY_EIGHT).blend(a12, ODD_EIGHT);
    FloatVector b5 = a5.blend(a13.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b13 = a5.rearrange(BY_EIGHT).blend(a13, ODD_EIGHT);
    FloatVector b6 = a6.blend(a14.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b14 = a6.rearrange(BY_EIGHT).blend(a14, ODD_EIGHT);
    FloatVector b7 = a7.blend(a15.rearrange(BY_EIGHT), ODD_EIGHT);
    FloatVector b15 = a7.rearrange(BY_EIGHT).blend(a15, ODD_EIGHT);
    FloatVector c0 = b0.blend(b4.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c4 = b0.rearrange(BY_FOUR).blend(b4, ODD_FOUR);
    FloatVector c1 = b1.blend(b5.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c5 = b1.rearrange(BY_FOUR).blend(b5, ODD_FOUR);
    FloatVector c2 = b2.blend(b6.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c6 = b2.rearrange(BY_FOUR).blend(b6, ODD_FOUR);
    FloatVector c3 = b3.blend(b7.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c7 = b3.rearrange(BY_FOUR).blend(b7, ODD_FOUR);
    FloatVector c8 = b8.blend(b12.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c12 = b8.rearrange(BY_FOUR).blend(b12, ODD_FOUR);
    FloatVector c9 = b9.blend(b13.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c13 = b9.rearrange(BY_FOUR).blend(b13, ODD_FOUR);
    FloatVector c10 = b10.blend(b14.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c14 = b10.rearrange(BY_FOUR).blend(b14, ODD_FOUR);
    FloatVector c11 = b11.blend(b15.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector c15 = b11.rearrange(BY_FOUR).blend(b15, ODD_FOUR);
    FloatVector d0 = c0.blend(c2.rearrange(BY_TWO), ODD_TWO);
    FloatVector d2 = c0.rearrange(BY_TWO).blend(c2, ODD_TWO);
    FloatVector d1 = c1.blend(c3.rearrange(BY_TWO), ODD_TWO);
    FloatVector d3 = c1.rearrange(BY_TWO).blend(c3, ODD_TWO);
    FloatVector d4 = c4.blend(c6.rearrange(BY_TWO), ODD_TWO);
    FloatVector d6 = c4.rearrange(BY_TWO).blend(c6, ODD_TWO);
    FloatVector d5 = c5.blend(c7.rearrange(BY_TWO), ODD_TWO);
    FloatVector d7 = c5.rearrange(BY_TWO).blend(c7, ODD_TWO);
    FloatVector d8 = c8.blend(c10.rearrange(BY_TWO), ODD_TWO);
    FloatVector d10 = c8.rearrange(BY_TWO).blend(c10, ODD_TWO);
    FloatVector d9 = c9.blend(c11.rearrange(BY_TWO), ODD_TWO);
    FloatVector d11 = c9.rearrange(BY_TWO).blend(c11, ODD_TWO);
    FloatVector d12 = c12.blend(c14.rearrange(BY_TWO), ODD_TWO);
    FloatVector d14 = c12.rearrange(BY_TWO).blend(c14, ODD_TWO);
    FloatVector d13 = c13.blend(c15.rearrange(BY_TWO), ODD_TWO);
    FloatVector d15 = c13.rearrange(BY_TWO).blend(c15, ODD_TWO);
    FloatVector e0 = d0.blend(d1.rearrange(BY_ONE), ODD_ONE);
    FloatVector e1 = d0.rearrange(BY_ONE).blend(d1, ODD_ONE);
    FloatVector e2 = d2.blend(d3.rearrange(BY_ONE), ODD_ONE);
    FloatVector e3 = d2.rearrange(BY_ONE).blend(d3, ODD_ONE);
    FloatVector e4 = d4.blend(d5.rearrange(BY_ONE), ODD_ONE);
    FloatVector e5 = d4.rearrange(BY_ONE).blend(d5, ODD_ONE);
    FloatVector e6 = d6.blend(d7.rearrange(BY_ONE), ODD_ONE);
    FloatVector e7 = d6.rearrange(BY_ONE).blend(d7, ODD_ONE);
    FloatVector e8 = d8.blend(d9.rearrange(BY_ONE), ODD_ONE);
    FloatVector e9 = d8.rearrange(BY_ONE).blend(d9, ODD_ONE);
    FloatVector e10 = d10.blend(d11.rearrange(BY_ONE), ODD_ONE);
    FloatVector e11 = d10.rearrange(BY_ONE).blend(d11, ODD_ONE);
    FloatVector e12 = d12.blend(d13.rearrange(BY_ONE), ODD_ONE);
    FloatVector e13 = d12.rearrange(BY_ONE).blend(d13, ODD_ONE);
    FloatVector e14 = d14.blend(d15.rearrange(BY_ONE), ODD_ONE);
    FloatVector e15 = d14.rearrange(BY_ONE).blend(d15, ODD_ONE);
    int q = atTo;
    e0.intoArray(to, q);
    q += rowTo;
    e1.intoArray(to, q);
    q += rowTo;
    e2.intoArray(to, q);
    q += rowTo;
    e3.intoArray(to, q);
    q += rowTo;
    e4.intoArray(to, q);
    q += rowTo;
    e5.intoArray(to, q);
    q += rowTo;
    e6.intoArray(to, q);
    q += rowTo;
    e7.intoArray(to, q);
    q += rowTo;
    e8.intoArray(to, q);
    q += rowTo;
    e9.intoArray(to, q);
    q += rowTo;
    e10.intoArray(to, q);
    q += rowTo;
    e11.intoArray(to, q);
    q += rowTo;
    e12.intoArray(to, q);
    q += rowTo;
    e13.intoArray(to, q);
    q += rowTo;
    e14.intoArray(to, q);
    q += rowTo;
    e15.intoArray(to, q);
  }

  private static void eight(float[] from, int at, int row, float[] to, int atTo, int rowTo) {
    int p = at;
    FloatVector a0 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a1 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a2 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a3 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a4 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a5 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a6 = FloatVector.fromArray(LANES, from, p);
    p += row;
    FloatVector a7 = FloatVector.fromArray(LANES, from, p);
    FloatVector b0 = a0.blend(a4.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector b4 = a0.rearrange(BY_FOUR).blend(a4, ODD_FOUR);
    FloatVector b1 = a1.blend(a5.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector b5 = a1.rearrange(BY_FOUR).blend(a5, ODD_FOUR);
    FloatVector b2 = a2.blend(a6.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector b6 = a2.rearrange(BY_FOUR).blend(a6, ODD_FOUR);
    FloatVector b3 = a3.blend(a7.rearrange(BY_FOUR), ODD_FOUR);
    FloatVector b7 = a3.rearrange(BY_FOUR).blend(a7, ODD_FOUR);
    FloatVector c0 = b0.blend(b2.rearrange(BY_TWO), ODD_TWO);
    FloatVector c2 = b0.rearrange(BY_TWO).blend(b2, ODD_TWO);
    FloatVector c1 = b1.blend(b3.rearrange(BY_TWO), ODD_TWO);
    FloatVector c3 = b1.rearrange(BY_TWO).blend(b3, ODD_TWO);
    FloatVector c4 = b4.blend(b6.rearrange(BY_TWO), ODD_TWO);
    FloatVector c6 = b4.rearrange(BY_TWO).blend(b6, ODD_TWO);
    FloatVector c5 = b5.blend(b7.rearrange(BY_TWO), ODD_TWO);
    FloatVector c7 = b5.rearrange(BY_TWO).blend(b7, ODD_TWO);
    FloatVector d0 = c0.blend(c1.rearrange(BY_ONE), ODD_ONE);
    FloatVector d1 = c0.rearrange(BY_ONE).blend(c1, ODD_ONE);
    FloatVector d2 = c2.blend(c3.rearrange(BY_ONE), ODD_ONE);
    FloatVector d3 = c2.rearrange(BY_ONE).blend(c3, ODD_ONE);
    FloatVector d4 = c4.blend(c5.rearrange(BY_ONE), ODD_ONE);
    FloatVector d5 = c4.rearrange(BY_ONE).blend(c5, ODD_ONE);
    FloatVector d6 = c6.blend(c7.rearrange(BY_ONE), ODD_ONE);
    FloatVector d7 = c6.rearrange(BY_ONE).blend(c7, ODD_ONE);
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
}
