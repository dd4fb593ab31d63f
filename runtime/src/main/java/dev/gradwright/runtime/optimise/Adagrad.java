package dev.gradwright.runtime.optimise;

import java.util.Objects;

/**
 * Adagrad, {@code g' = g + decay * x; h = h + g'^2; x = x - rate * g' / (sqrt(h) + epsilon)} (J.
 * Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods", JMLR 2011). Starts with epsilon 1e-10
 * and no decay.
 */
public final class Adagrad extends RememberingOptimizer {
  private final Schedule rate;
  private final double epsilon;
  private final double weightDecay;
  private double r;

  private Adagrad(Schedule rate, double epsilon, double weightDecay) {
    super("adagrad", "squares");
    this.rate = Objects.requireNonNull(rate, "rate");
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
  public static Adagrad rate(double rate) {
    return rate(Schedule.constant(rate));
  }

  /**
   * With a rate for each step.
   *
   * @param rate the learning rates
   * @return a new optimizer
   */
  public static Adagrad rate(Schedule rate) {
    return new Adagrad(rate, 1e-10, 0);
  }

  /**
   * The same rule with another epsilon; a new optimizer without memory.
   *
   * @param newEpsilon what keeps the divisor from 0
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adagrad epsilon(double newEpsilon) {
    return new Adagrad(rate, newEpsilon, weightDecay);
  }

  /**
   * The same rule with decay; a new optimizer without memory.
   *
   * @param newWeightDecay pulls towards 0 as part of the gradient
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adagrad weightDecay(double newWeightDecay) {
    return new Adagrad(rate, epsilon, newWeightDecay);
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
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * x[i];
      squares[i] = squares[i] + slope * slope;
      x[i] = x[i] - step * slope / ((float) Math.sqrt(squares[i]) + small);
    }
  }

  @Override
  void update(double[] x, double[] g, double[] squares, double[] unused, int from, int to) {
    double step = r;
    double decay = weightDecay;
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double slope = g[i] + decay * x[i];
      squares[i] = squares[i] + slope * slope;
      x[i] = x[i] - step * slope / (Math.sqrt(squares[i]) + small);
    }
  }
}
