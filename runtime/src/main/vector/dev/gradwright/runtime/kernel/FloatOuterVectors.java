package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Descent along the product of a column and a row that is contiguous.
 *
 * <p>Each element of X moves once, so the time is that of reading and writing X. A loop along a
 * short row is over before it has begun to fetch the next: loops go down a strip of columns, a few
 * rows that stay in the first-level cache at a time. Sums begin with 0, to which a term of -0 is
 * added: that is 0.
 */
final class FloatOuterVectors {
  private static final VectorSpecies<Float> LANES = Vectors.FLOATS;
  private static final int WIDTH = LANES.length();
  private static final int ROWS = 32;

  private FloatOuterVectors() {}

  static void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    for (int i = 0; i < p.m(); i += ROWS) {
      int rows = Math.min(ROWS, p.m() - i);
      int from = atA + i * p.stepOfA();
      int to = i * p.leadingC();
      int j = 0;
      for (; j + 4 * WIDTH <= p.n(); j += 4 * WIDTH) {
        fourVectors(p, rows, a, from, b, atB + j, x, to + j, rate, decay);
      }
      for (; j + WIDTH <= p.n(); j += WIDTH) {
        oneVector(p, rows, a, from, b, atB + j, x, to + j, rate, decay);
      }
      for (; j < p.n(); j++) {
        oneColumn(p, rows, a, from, b[atB + j], x, to + j, rate, decay);
      }
    }
  }

  private static void fourVectors(
      Product product,
      int rows,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] x,
      int atX,
      float rate,
      float decay) {
    FloatVector rates = FloatVector.broadcast(LANES, rate);
    FloatVector decays = FloatVector.broadcast(LANES, decay);
    FloatVector zeros = FloatVector.zero(LANES);
    FloatVector b0 = FloatVector.fromArray(LANES, b, atB);
    FloatVector b1 = FloatVector.fromArray(LANES, b, atB + WIDTH);
    FloatVector b2 = FloatVector.fromArray(LANES, b, atB + 2 * WIDTH);
    FloatVector b3 = FloatVector.fromArray(LANES, b, atB + 3 * WIDTH);
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      FloatVector factor = FloatVector.broadcast(LANES, a[p]);
      FloatVector x0 = FloatVector.fromArray(LANES, x, q);
      FloatVector x1 = FloatVector.fromArray(LANES, x, q + WIDTH);
      FloatVector x2 = FloatVector.fromArray(LANES, x, q + 2 * WIDTH);
      FloatVector x3 = FloatVector.fromArray(LANES, x, q + 3 * WIDTH);
      x0 = x0.sub(rates.mul(factor.mul(b0).add(zeros).add(decays.mul(x0))));
      x1 = x1.sub(rates.mul(factor.mul(b1).add(zeros).add(decays.mul(x1))));
      x2 = x2.sub(rates.mul(factor.mul(b2).add(zeros).add(decays.mul(x2))));
      x3 = x3.sub(rates.mul(factor.mul(b3).add(zeros).add(decays.mul(x3))));
      x0.intoArray(x, q);
      x1.intoArray(x, q + WIDTH);
      x2.intoArray(x, q + 2 * WIDTH);
      x3.intoArray(x, q + 3 * WIDTH);
      p += product.stepOfA();
      q += product.leadingC();
    }
  }

  private static void oneVector(
      Product product,
      int rows,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] x,
      int atX,
      float rate,
      float decay) {
    FloatVector rates = FloatVector.broadcast(LANES, rate);
    FloatVector decays = FloatVector.broadcast(LANES, decay);
    FloatVector zeros = FloatVector.zero(LANES);
    FloatVector b0 = FloatVector.fromArray(LANES, b, atB);
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      FloatVector x0 = FloatVector.fromArray(LANES, x, q);
      FloatVector slopes = FloatVector.broadcast(LANES, a[p]).mul(b0).add(zeros);
      x0.sub(rates.mul(slopes.add(decays.mul(x0)))).intoArray(x, q);
      p += product.stepOfA();
      q += product.leadingC();
    }
  }

  private static void oneColumn(
      Product product,
      int rows,
      float[] a,
      int atA,
      float b,
      float[] x,
      int atX,
      float rate,
      float decay) {
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      float slope = a[p] * b + 0;
      x[q] = x[q] - rate * (slope + decay * x[q]);
      p += product.stepOfA();
      q += product.leadingC();
    }
  }
}
