package dev.gradwright.runtime.kernel;

/** Descent along the product of a column and a row, an element of which has one term. */
final class FloatOuter {
  private FloatOuter() {}

  static void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    for (int i = 0; i < p.m(); i++) {
      float factor = a[atA + i * p.stepOfA()];
      descend(factor, b, atB, p.stepOfB(), x, i * p.leadingC(), p.n(), rate, decay);
    }
  }

  /** Sums begin with 0, to which a term of -0 is added: that is 0. */
  private static void descend(
      float factor,
      float[] b,
      int atB,
      int stepB,
      float[] x,
      int atX,
      int n,
      float rate,
      float decay) {
    for (int j = 0; j < n; j++) {
      float slope = factor * b[atB + j * stepB] + 0;
      x[atX + j] = x[atX + j] - rate * (slope + decay * x[atX + j]);
    }
  }
}
