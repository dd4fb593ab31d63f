package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link DoubleVectors} for rows that do not fill one of six, and for rests of eight.
 */
final class DoubleVectorsLow {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final int TERMS = DoubleVectors.TERMS;

  /** Rows of a tile. */
  static final int ROWS = 4;

  private DoubleVectorsLow() {}

  /** A tile of at least two vectors, from packed A. */
  static void tile(DoubleRoom t, int width, int terms) {
    if (width == 2 * WIDTH) {
      fourByTwo(t, terms);
    } else {
      fourByFour(t, terms);
    }
  }

  private static void fourByFour(DoubleRoom t, int terms) {
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

  private static void fourByTwo(DoubleRoom t, int terms) {
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
  }
}
