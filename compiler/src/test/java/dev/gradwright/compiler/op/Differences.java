package dev.gradwright.compiler.op;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives by Ridders' method: central differences at shrinking steps, extrapolated to step 0
 * (C. Ridders, Advances in Engineering Software 4, 1982).
 */
public final class Differences {
  private static final double SHRINK = 1.4;
  private static final int STEPS = 12;

  private Differences() {}

  /** The derivative at 0, from steps of at most {@code first}. */
  public static double derivative(DoubleUnaryOperator f, double first) {
    double[] above = new double[0];
    double best = Double.NaN;
    double error = Double.POSITIVE_INFINITY;
    double step = first;
    for (int i = 0; i < STEPS; i++, step /= SHRINK) {
      double[] row = new double[i + 1];
      row[0] = (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
      double factor = 1;
      for (int k = 1; k <= i; k++) {
        factor *= SHRINK * SHRINK;
        row[k] = (row[k - 1] * factor - above[k - 1]) / (factor - 1);
        double guess = Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - above[k - 1]));
        if (guess <= error) {
          error = guess;
          best = row[k];
        }
      }
      above = row;
    }
    return best;
  }
}
