package dev.gradwright.compiler.op;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Where a gradient check may sample an operand: an interval without the surroundings of kinks. */
public record Sampled(double from, double to, double kink) {
  private static final double MARGIN = 0.05;

  static Sampled in(double from, double to) {
    return new Sampled(from, to, Double.NaN);
  }

  /** The same interval without the surroundings of a point. */
  Sampled without(double point) {
    return new Sampled(from, to, point);
  }

  /** Numbers drawn evenly from the interval. */
  public double[] draw(int count, RandomGenerator random) {
    double[] drawn = new double[count];
    Arrays.setAll(drawn, i -> draw(random));
    return drawn;
  }

  private double draw(RandomGenerator random) {
    double value = random.nextDouble(from, to);
    return Math.abs(value - kink) < MARGIN ? value + 2 * MARGIN : value;
  }
}
