package dev.gradwright.runtime.kernel;

/** Polynomials by Horner's rule. */
final class Polynomial {
  private Polynomial() {}

  /** The sum of {@code coefficients[i] * x^i}. */
  static double at(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
