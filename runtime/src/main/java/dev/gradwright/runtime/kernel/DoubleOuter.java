package dev.gradwright.runtime.kernel;

/** Descent along the product of a column and a row, an element of which has one term. */
final class DoubleOuter {
  private DoubleOuter() {}

  static void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    for (int i = 0; i < p.m(); i++) {
      double factor = a[atA + i * p.stepOfA()];
      descend(factor, b, atB, p.stepOfB(), x, i * p.leadingC(), p.n(), rate, decay);
    }
  }

  /** Sums begin with 0, to which a term of -0 is added: that is 0. */
  private static void descend(
      double factor,
      double[] b,
      int atB,
      int stepB,
      double[] x,
      int atX,
      int n,
      double rate,
      double decay) {
    for (int j = 0; j < n; j++) {
      double slope = factor * b[atB + j * stepB] + 0;
      x[atX + j] = x[atX + j] - rate * (slope + decay * x[atX + j]);
    }
  }
}
