package dev.gradwright.compiler.verify;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A way to move a point: along one element, or along the elements {@code start <= i < end} at once,
 * each by its step.
 */
record Direction(int start, double[] steps) {

  /** One element, in proportion to its size. */
  static Direction single(int index, double[] point) {
    return new Direction(index, new double[] {Math.max(1, Math.abs(point[index]))});
  }

  /** Every element up or down, by chance. */
  static Direction random(int start, int end, double[] point, Random random) {
    double[] steps = new double[end - start];
    for (int i = 0; i < steps.length; i++) {
      double sign = random.nextBoolean() ? 1 : -1;
      steps[i] = sign * Math.max(1, Math.abs(point[start + i])) / Math.sqrt(steps.length);
    }
    return new Direction(start, steps);
  }

  int size() {
    return steps.length;
  }

  /** The elements from {@code from} to {@code to} of this direction. */
  Direction part(int from, int to) {
    return new Direction(start + from, Arrays.copyOfRange(steps, from, to));
  }

  /** t -> objective(point + t * this). */
  DoubleUnaryOperator line(Objective objective, double[] point) {
    double[] moved = point.clone();
    return t -> {
      for (int i = 0; i < steps.length; i++) {
        moved[start + i] = point[start + i] + t * steps[i];
      }
      return objective.at(moved);
    };
  }

  /** The slope in this direction that a gradient claims. */
  double dot(double[] gradient) {
    double sum = 0;
    for (int i = 0; i < steps.length; i++) {
      sum += gradient[start + i] * steps[i];
    }
    return sum;
  }

  /** The root of the sum of squares of the terms of {@link #dot}. */
  double magnitude(double[] gradient) {
    double sum = 0;
    for (int i = 0; i < steps.length; i++) {
      sum += Math.pow(gradient[start + i] * steps[i], 2);
    }
    return Math.sqrt(sum);
  }
}
