package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C as in {@link FloatVectors}, of five rows by four vectors, from rows of A as they
 * stand: with six, C2 keeps more at hand than there are registers.
 */
final class FloatVectorsInPlace {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;
  private static final int WIDTH = LANES.length();

  /** Rows of a tile. */
  static final int ROWS = 5;

  private FloatVectorsInPlace() {}

  /** A tile. */
  static void tile(FloatRoom t, int terms) {
    float[] a = t.a;
    int atA = t.atA;
    int row = t.rowA;
    int at1 = atA + row;
    int at2 = at1 + row;
    int at3 = at2 + row;
    int at4 = at3 + row;
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
      FloatVector a1 = FloatVector.broadcast(LANES, a[at1 + k]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(LANES, a[at2 + k]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(LANES, a[at3 + k]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(LANES, a[at4 + k]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
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
  }
}
