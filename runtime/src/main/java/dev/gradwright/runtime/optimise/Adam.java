package dev.gradwright.runtime.optimise;

import java.util.Objects;

/**
 * Adam, {@code g' = g + decay * x; v = beta1 * v + (1 - beta1) * g'; h = beta2 * h + (1 - beta2) *
 * g'^2; x = x - r * v / (sqrt(h) + epsilon)} with {@code r = rate * sqrt(1 - beta2^t) / (1 -
 * beta1^t)} (D. Kingma, J. Ba, "Adam", ICLR 2015, in the order of computation that ends section 2).
 * Starts with betas 0.9 and 0.999, epsilon 1e-8 and no decay.
 */
public final class Adam extends RememberingOptimizer {
  private final Schedule rate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private double r;

  private Adam(Schedule rate, double beta1, double beta2, double epsilon, double weightDecay) {
    super("adam", "mean", "squares");
    this.rate = Objects.requireNonNull(rate, "rate");
    this.beta1 = Range.share("beta1", beta1);
    this.beta2 = Range.share("beta2", beta2);
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
  public static Adam rate(double rate) {
    return rate(Schedule.constant(rate));
  }

  /**
   * With a rate for each step.
   *
   * @param rate the learning rates
   * @return a new optimizer
   */
  public static Adam rate(Schedule rate) {
    return new Adam(rate, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * The same rule with other betas; a new optimizer without memory.
   *
   * @param newBeta1 how much of the mean gradient is kept
   * @param newBeta2 how much of the mean square is kept
   * @return the optimizer
   * @throws IllegalArgumentException if one is not at least 0 and below 1
   */
  public Adam betas(double newBeta1, double newBeta2) {
    return new Adam(rate, newBeta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * The same rule with another epsilon; a new optimizer without memory.
   *
   * @param newEpsilon what keeps the divisor from 0
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam epsilon(double newEpsilon) {
    return new Adam(rate, beta1, beta2, newEpsilon, weightDecay);
  }

  /**
   * The same rule with decay; a new optimizer without memory.
   *
   * @param newWeightDecay pulls towards 0 as part of the gradient
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam weightDecay(double newWeightDecay) {
    return new Adam(rate, beta1, beta2, epsilon, newWeightDecay);
  }

  @Override
  void begin(long t) {
    double plain = Range.rate(rate, t - 1);
    r = plain * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
  }

  @Override
  void update(float[] x, float[] g, float[] means, float[] squares, int from, int to) {
    float step = (float) r;
    float decay = (float) weightDecay;
    float small = (float) epsilon;
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * x[i];
      means[i] = keep1 * means[i] + take1 * slope;
      squares[i] = keep2 * squares[i] + take2 * (slope * slope);
      x[i] = x[i] - step * means[i] / ((float) Math.sqrt(squares[i]) + small);
    }
  }

  @Override
  void update(double[] x, double[] g, double[] means, double[] squares, int from, int to) {
    double step = r;
    double decay = weightDecay;
    double small = epsilon;
    double keep1 = beta1;
    double take1 = 1 - beta1;
    double keep2 = beta2;
    double take2 = 1 - beta2;
    for (int i = from; i < to; i++) {
      double slope = g[i] + decay * x[i];
      means[i] = keep1 * means[i] + take1 * slope;
      squares[i] = keep2 * squares[i] + take2 * (slope * slope);
      x[i] = x[i] - step * means[i] / (Math.sqrt(squares[i]) + small);
    }
  }
}
