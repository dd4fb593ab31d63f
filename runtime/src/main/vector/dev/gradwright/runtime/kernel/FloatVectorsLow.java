package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link FloatVectors} for rows that do not fill one of six, and for rests of eight.
 */
final class FloatVectorsLow {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;
  private static final int WIDTH = LANES.length();
  private static final int TERMS = FloatVectors.TERMS;

  /** Rows of a tile. */
  static final int ROWS = 4;

  private FloatVectorsLow() {}

  /** A tile of at least two vectors, from packed A. */
  static void tile(FloatRoom t, int width, int terms) {
    if (width == 2 * WIDTH) {
      fourByTwo(t, terms);
    } else {
      fourByFour(t, terms);
    }
  }

  private static void fourByFour(FloatRoom t, int terms) {
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
  }

  private static void fourByTwo(FloatRoom t, int terms) {
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
  }
}
