package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Descent along the product of a column and a row that is contiguous. */
final class DoubleOuterVectors {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  private DoubleOuterVectors() {}

  static void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    int step = p.stepOfA();
    for (int i = 0; i < p.m(); i++) {
      descend(a[atA + i * step], b, atB, x, i * p.leadingC(), p.n(), rate, decay);
    }
  }

  /** Sums begin with 0, to which a term of -0 is added: that is 0. */
  private static void descend(
      double factor, double[] b, int atB, double[] x, int atX, int n, double rate, double decay) {
    DoubleVector factors = DoubleVector.broadcast(LANES, factor);
    DoubleVector rates = DoubleVector.broadcast(LANES, rate);
    DoubleVector decays = DoubleVector.broadcast(LANES, decay);
    DoubleVector zeros = DoubleVector.zero(LANES);
    int whole = LANES.loopBound(n);
    for (int j = 0; j < whole; j += WIDTH) {
      DoubleVector slopes = factors.mul(DoubleVector.fromArray(LANES, b, atB + j)).add(zeros);
      DoubleVector xs = DoubleVector.fromArray(LANES, x, atX + j);
      xs.sub(rates.mul(slopes.add(decays.mul(xs)))).intoArray(x, atX + j);
    }
    for (int j = whole; j < n; j++) {
      double slope = factor * b[atB + j] + 0;
      x[atX + j] = x[atX + j] - rate * (slope + decay * x[atX + j]);
    }
  }
}
