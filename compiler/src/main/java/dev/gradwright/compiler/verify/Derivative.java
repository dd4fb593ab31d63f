package dev.gradwright.compiler.verify;

import java.util.function.DoubleUnaryOperator;

/**
 * f'(0) from values of f alone: central differences D(h) = (f(h) - f(-h)) / 2h, extrapolated twice
 * (Richardson), at the step where truncation and rounding together are smallest.
 *
 * @param uncertainty what is left of truncation and rounding, estimated; infinite if f is finite
 *     nowhere around 0
 */
record Derivative(double value, double uncertainty) {
  private static final Derivative UNKNOWN = new Derivative(0, Double.POSITIVE_INFINITY);
  private static final double FIRST_STEP = 0x1p-4;
  private static final double LAST_STEP = 0x1p-30;
  private static final double GOOD_ENOUGH = 1e-10;
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  static Derivative of(DoubleUnaryOperator f) {
    Derivative best = UNKNOWN;
    Difference coarse = Difference.of(f, FIRST_STEP);
    Difference middle = coarse.halved(f);
    while (middle.step() > LAST_STEP) {
      Difference fine = middle.halved(f);
      double rounding = ROUNDING * fine.magnitude() / fine.step();
      Derivative next = extrapolate(coarse, middle, fine, rounding);
      best = next.uncertainty < best.uncertainty ? next : best;
      boolean halvingHelps = !(rounding >= best.uncertainty);
      if (best.uncertainty <= GOOD_ENOUGH * Math.abs(best.value) || !halvingHelps) {
        break;
      }
      coarse = middle;
      middle = fine;
    }
    return best;
  }

  private static Derivative extrapolate(
      Difference coarse, Difference middle, Difference fine, double rounding) {
    double first = (4 * middle.slope() - coarse.slope()) / 3;
    double second = (4 * fine.slope() - middle.slope()) / 3;
    double value = (16 * second - first) / 15;
    double uncertainty = 2 * Math.abs(value - second) + rounding;
    return Double.isFinite(uncertainty) ? new Derivative(value, uncertainty) : UNKNOWN;
  }

  /**
   * Whether the slopes on the two sides of 0 differ by {@code jump} or more, and go on to do so
   * when the step shrinks: there is no derivative that differences could find.
   */
  static boolean jumps(DoubleUnaryOperator f, double jump) {
    double wide = Math.abs(sides(f, 0x1p-12));
    double narrow = Math.abs(sides(f, 0x1p-15));
    return narrow >= jump && narrow > wide / 4;
  }

  /** The slope on the right less that on the left: of order h where f is smooth. */
  private static double sides(DoubleUnaryOperator f, double h) {
    return (f.applyAsDouble(h) - 2 * f.applyAsDouble(0) + f.applyAsDouble(-h)) / h;
  }

  /** D(h), and how large the values are that it was made of. */
  private record Difference(double step, double slope, double magnitude) {
    static Difference of(DoubleUnaryOperator f, double step) {
      double right = f.applyAsDouble(step);
      double left = f.applyAsDouble(-step);
      double magnitude = Math.max(Math.abs(right), Math.abs(left));
      return new Difference(step, (right - left) / (2 * step), magnitude);
    }

    Difference halved(DoubleUnaryOperator f) {
      return of(f, step / 2);
    }
  }
}
