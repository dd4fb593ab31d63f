package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C as in {@link DoubleVectors}, of five rows by four vectors, from rows of A as they
 * stand: with six, C2 keeps more at hand than there are registers.
 */
final class DoubleVectorsInPlace {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();

  /** Rows of a tile. */
  static final int ROWS = 5;

  private DoubleVectorsInPlace() {}

  /** A tile. */
  static void tile(DoubleRoom t, int terms) {
    double[] a = t.a;
    int atA = t.atA;
    int row = t.rowA;
    int at1 = atA + row;
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
      DoubleVector a0 = DoubleVector.broadcast(LANES, a[atA + k]);
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
}
