package dev.gradwright.runtime.optimise;

import java.util.Objects;

/**
 * RMSProp, {@code g' = g + decay * x; h = rho * h + (1 - rho) * g'^2; x = x - rate * g' / (sqrt(h)
 * + epsilon)} (T. Tieleman, G. Hinton, "Lecture 6.5", 2012). Starts with rho 0.9, epsilon 1e-8 and
 * no decay.
 */
public final class RmsProp extends RememberingOptimizer {
  private final Schedule rate;
  private final double rho;
  private final double epsilon;
  private final double weightDecay;
  private double r;

  private RmsProp(Schedule rate, double rho, double epsilon, double weightDecay) {
    super("rmsprop", "squares");
    this.rate = Objects.requireNonNull(rate, "rate");
    this.rho = Range.share("rho", rho);
    this.epsilon = Range.notNegative("epsilon", epsilon);
    this.weightDecay = Range.notNegative("weightDecay", weightDecay);
  }

  /**
   * With a fixed rate.
   *
   * @param rate the learning rate
   * @return a new optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public static RmsProp rate(double rate) {
    return rate(Schedule.constant(rate));
  }

  /**
   * With a rate for each step.
   *
   * @param rate the learning rates
   * @return a new optimizer
   */
  public static RmsProp rate(Schedule rate) {
    return new RmsProp(rate, 0.9, 1e-8, 0);
  }

  /**
   * The same rule with another rho; a new optimizer without memory.
   *
   * @param newRho how much of the mean square is kept
   * @return the optimizer
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  public RmsProp rho(double newRho) {
    return new RmsProp(rate, newRho, epsilon, weightDecay);
  }

  /**
   * The same rule with another epsilon; a new optimizer without memory.
   *
   * @param newEpsilon what keeps the divisor from 0
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public RmsProp epsilon(double newEpsilon) {
    return new RmsProp(rate, rho, newEpsilon, weightDecay);
  }

  /**
   * The same rule with decay; a new optimizer without memory.
   *
   * @param newWeightDecay pulls towards 0 as part of the gradient
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public RmsProp weightDecay(double newWeightDecay) {
    return new RmsProp(rate, rho, epsilon, newWeightDecay);
  }

  @Override
  void begin(long t) {
    r = Range.rate(rate, t - 1);
  }

  @Override
  void update(float[] x, float[] g, float[] squares, float[] unused, int from, int to) {
    float step = (float) r;
    float decay = (float) weightDecay;
    float small = (float) epsilon;
    float keep = (float) rho;
    float take = (float) (1 - rho);
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * x[i];
      squares[i] = keep * squares[i] + take * (slope * slope);
      x[i] = x[i] - step * slope / ((float) Math.sqrt(squares[i]) + small);
    }
  }

  @Override
  void update(double[] x, double[] g, double[] squares, double[] unused, int from, int to) {
    double step = r;
    double decay = weightDecay;
    double small = epsilon;
    double keep = rho;
    double take = 1 - rho;
    for (int i = from; i < to; i++) {
      double slope = g[i] + decay * x[i];
      squares[i] = keep * squares[i] + take * (slope * slope);
      x[i] = x[i] - step * slope / (Math.sqrt(squares[i]) + small);
    }
  }
}
