package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Descent along the product of a column and a row that is contiguous. */
final class FloatOuterVectors {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  private FloatOuterVectors() {}

  static void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    int step = p.stepOfA();
    for (int i = 0; i < p.m(); i++) {
      descend(a[atA + i * step], b, atB, x, i * p.leadingC(), p.n(), rate, decay);
    }
  }

  /** Sums begin with 0, to which a term of -0 is added: that is 0. */
  private static void descend(
      float factor, float[] b, int atB, float[] x, int atX, int n, float rate, float decay) {
    FloatVector factors = FloatVector.broadcast(LANES, factor);
    FloatVector rates = FloatVector.broadcast(LANES, rate);
    FloatVector decays = FloatVector.broadcast(LANES, decay);
    FloatVector zeros = FloatVector.zero(LANES);
    int whole = LANES.loopBound(n);
    for (int j = 0; j < whole; j += WIDTH) {
      FloatVector slopes = factors.mul(FloatVector.fromArray(LANES, b, atB + j)).add(zeros);
      FloatVector xs = FloatVector.fromArray(LANES, x, atX + j);
      xs.sub(rates.mul(slopes.add(decays.mul(xs)))).intoArray(x, atX + j);
    }
    for (int j = whole; j < n; j++) {
      float slope = factor * b[atB + j] + 0;
      x[atX + j] = x[atX + j] - rate * (slope + decay * x[atX + j]);
    }
  }
}
