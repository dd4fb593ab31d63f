package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Descent along the product of a column and a row that is contiguous.
 *
 * <p>Each element of X moves once, so the time is that of reading and writing X. A loop along a
 * short row is over before it has begun to fetch the next: loops go down a strip of columns, a few
 * rows that stay in the first-level cache at a time. Sums begin with 0, to which a term of -0 is
 * added: that is 0.
 */
final class DoubleOuterVectors {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();
  private static final int ROWS = 32;

  private DoubleOuterVectors() {}

  static void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
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
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] x,
      int atX,
      double rate,
      double decay) {
    DoubleVector rates = DoubleVector.broadcast(LANES, rate);
    DoubleVector decays = DoubleVector.broadcast(LANES, decay);
    DoubleVector zeros = DoubleVector.zero(LANES);
    DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB);
    DoubleVector b1 = DoubleVector.fromArray(LANES, b, atB + WIDTH);
    DoubleVector b2 = DoubleVector.fromArray(LANES, b, atB + 2 * WIDTH);
    DoubleVector b3 = DoubleVector.fromArray(LANES, b, atB + 3 * WIDTH);
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      DoubleVector factor = DoubleVector.broadcast(LANES, a[p]);
      DoubleVector x0 = DoubleVector.fromArray(LANES, x, q);
      DoubleVector x1 = DoubleVector.fromArray(LANES, x, q + WIDTH);
      DoubleVector x2 = DoubleVector.fromArray(LANES, x, q + 2 * WIDTH);
      DoubleVector x3 = DoubleVector.fromArray(LANES, x, q + 3 * WIDTH);
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
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] x,
      int atX,
      double rate,
      double decay) {
    DoubleVector rates = DoubleVector.broadcast(LANES, rate);
    DoubleVector decays = DoubleVector.broadcast(LANES, decay);
    DoubleVector zeros = DoubleVector.zero(LANES);
    DoubleVector b0 = DoubleVector.fromArray(LANES, b, atB);
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      DoubleVector x0 = DoubleVector.fromArray(LANES, x, q);
      DoubleVector slopes = DoubleVector.broadcast(LANES, a[p]).mul(b0).add(zeros);
      x0.sub(rates.mul(slopes.add(decays.mul(x0)))).intoArray(x, q);
      p += product.stepOfA();
      q += product.leadingC();
    }
  }

  private static void oneColumn(
      Product product,
      int rows,
      double[] a,
      int atA,
      double b,
      double[] x,
      int atX,
      double rate,
      double decay) {
    int p = atA;
    int q = atX;
    for (int i = 0; i < rows; i++) {
      double slope = a[p] * b + 0;
      x[q] = x[q] - rate * (slope + decay * x[q]);
      p += product.stepOfA();
      q += product.leadingC();
    }
  }
}
