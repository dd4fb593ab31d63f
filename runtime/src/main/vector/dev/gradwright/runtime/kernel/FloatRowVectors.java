package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** One row of C at a time, B being read in place: for products of few rows. */
final class FloatRowVectors {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;
  private static final int WIDTH = LANES.length();

  private FloatRowVectors() {}

  /** {@code c[atC + j] += sum over k of a[atA + k * columnA] * b[atB + k * rowB + j]}, j < n. */
  static void row(FloatOperands o, int atA, int atC) {
    int j = 0;
    for (; j + 8 * WIDTH <= o.n; j += 8 * WIDTH) {
      rowOfEight(o, atA, o.atB + j, atC + j);
    }
    for (; j + 4 * WIDTH <= o.n; j += 4 * WIDTH) {
      rowOfFour(o, atA, o.atB + j, atC + j);
    }
    for (; j + WIDTH <= o.n; j += WIDTH) {
      rowOfOne(o, atA, o.atB + j, atC + j);
    }
    for (; j < o.n; j++) {
      o.c[atC + j] = sum(o, atA, o.atB + j, o.c[atC + j]);
    }
  }

  /** Half as many passes over the rows of B: where they are long, each row is another page. */
  private static void rowOfEight(FloatOperands o, int atA, int atB, int atC) {
    float[] a = o.a;
    float[] b = o.b;
    float[] c = o.c;
    FloatVector c0 = FloatVector.fromArray(LANES, c, atC);
    FloatVector c1 = FloatVector.fromArray(LANES, c, atC + WIDTH);
    FloatVector c2 = FloatVector.fromArray(LANES, c, atC + 2 * WIDTH);
    FloatVector c3 = FloatVector.fromArray(LANES, c, atC + 3 * WIDTH);
    FloatVector c4 = FloatVector.fromArray(LANES, c, atC + 4 * WIDTH);
    FloatVector c5 = FloatVector.fromArray(LANES, c, atC + 5 * WIDTH);
    FloatVector c6 = FloatVector.fromArray(LANES, c, atC + 6 * WIDTH);
    FloatVector c7 = FloatVector.fromArray(LANES, c, atC + 7 * WIDTH);
    int p = atA;
    int q = atB;
    for (int k = 0; k < o.k; k++) {
      FloatVector factor = FloatVector.broadcast(LANES, a[p]);
      c0 = factor.fma(FloatVector.fromArray(LANES, b, q), c0);
      c1 = factor.fma(FloatVector.fromArray(LANES, b, q + WIDTH), c1);
      c2 = factor.fma(FloatVector.fromArray(LANES, b, q + 2 * WIDTH), c2);
      c3 = factor.fma(FloatVector.fromArray(LANES, b, q + 3 * WIDTH), c3);
      c4 = factor.fma(FloatVector.fromArray(LANES, b, q + 4 * WIDTH), c4);
      c5 = factor.fma(FloatVector.fromArray(LANES, b, q + 5 * WIDTH), c5);
      c6 = factor.fma(FloatVector.fromArray(LANES, b, q + 6 * WIDTH), c6);
      c7 = factor.fma(FloatVector.fromArray(LANES, b, q + 7 * WIDTH), c7);
      p += o.columnA;
      q += o.rowB;
    }
    c0.intoArray(c, atC);
    c1.intoArray(c, atC + WIDTH);
    c2.intoArray(c, atC + 2 * WIDTH);
    c3.intoArray(c, atC + 3 * WIDTH);
    c4.intoArray(c, atC + 4 * WIDTH);
    c5.intoArray(c, atC + 5 * WIDTH);
    c6.intoArray(c, atC + 6 * WIDTH);
    c7.intoArray(c, atC + 7 * WIDTH);
  }

  private static void rowOfFour(FloatOperands o, int atA, int atB, int atC) {
    float[] a = o.a;
    float[] b = o.b;
    float[] c = o.c;
    FloatVector c0 = FloatVector.fromArray(LANES, c, atC);
    FloatVector c1 = FloatVector.fromArray(LANES, c, atC + WIDTH);
    FloatVector c2 = FloatVector.fromArray(LANES, c, atC + 2 * WIDTH);
    FloatVector c3 = FloatVector.fromArray(LANES, c, atC + 3 * WIDTH);
    int p = atA;
    int q = atB;
    for (int k = 0; k < o.k; k++) {
      FloatVector factor = FloatVector.broadcast(LANES, a[p]);
      c0 = factor.fma(FloatVector.fromArray(LANES, b, q), c0);
      c1 = factor.fma(FloatVector.fromArray(LANES, b, q + WIDTH), c1);
      c2 = factor.fma(FloatVector.fromArray(LANES, b, q + 2 * WIDTH), c2);
      c3 = factor.fma(FloatVector.fromArray(LANES, b, q + 3 * WIDTH), c3);
      p += o.columnA;
      q += o.rowB;
    }
    c0.intoArray(c, atC);
    c1.intoArray(c, atC + WIDTH);
    c2.intoArray(c, atC + 2 * WIDTH);
    c3.intoArray(c, atC + 3 * WIDTH);
  }

  private static void rowOfOne(FloatOperands o, int atA, int atB, int atC) {
    FloatVector sums = FloatVector.fromArray(LANES, o.c, atC);
    int p = atA;
    int q = atB;
    for (int k = 0; k < o.k; k++) {
      sums = FloatVector.broadcast(LANES, o.a[p]).fma(FloatVector.fromArray(LANES, o.b, q), sums);
      p += o.columnA;
      q += o.rowB;
    }
    sums.intoArray(o.c, atC);
  }

  private static float sum(FloatOperands o, int atA, int atB, float start) {
    float sum = start;
    for (int k = 0; k < o.k; k++) {
      sum = Math.fma(o.a[atA + k * o.columnA], o.b[atB + k * o.rowB], sum);
    }
    return sum;
  }
}
