package dev.gradwright.runtime.optimise;

import java.util.Objects;

/**
 * Adam with the decay apart from the gradient, {@code v = beta1 * v + (1 - beta1) * g; h = beta2 *
 * h + (1 - beta2) * g^2; x = (1 - rate * decay) * x - r * v / (sqrt(h) + epsilon)} with {@code r =
 * rate * sqrt(1 - beta2^t) / (1 - beta1^t)} (I. Loshchilov, F. Hutter, "Decoupled weight decay
 * regularization", ICLR 2019). Starts with betas 0.9 and 0.999, epsilon 1e-8 and decay 0.01.
 */
public final class AdamW extends RememberingOptimizer {
  private final Schedule rate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private double r;
  private double kept;

  private AdamW(Schedule rate, double beta1, double beta2, double epsilon, double weightDecay) {
    super("adamw", "mean", "squares");
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
  public static AdamW rate(double rate) {
    return rate(Schedule.constant(rate));
  }

  /**
   * With a rate for each step.
   *
   * @param rate the learning rates
   * @return a new optimizer
   */
  public static AdamW rate(Schedule rate) {
    return new AdamW(rate, 0.9, 0.999, 1e-8, 0.01);
  }

  /**
   * The same rule with other betas; a new optimizer without memory.
   *
   * @param newBeta1 how much of the mean gradient is kept
   * @param newBeta2 how much of the mean square is kept
   * @return the optimizer
   * @throws IllegalArgumentException if one is not at least 0 and below 1
   */
  public AdamW betas(double newBeta1, double newBeta2) {
    return new AdamW(rate, newBeta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * The same rule with another epsilon; a new optimizer without memory.
   *
   * @param newEpsilon what keeps the divisor from 0
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW epsilon(double newEpsilon) {
    return new AdamW(rate, beta1, beta2, newEpsilon, weightDecay);
  }

  /**
   * The same rule with another decay; a new optimizer without memory.
   *
   * @param newWeightDecay pulls towards 0 apart from the gradient
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW weightDecay(double newWeightDecay) {
    return new AdamW(rate, beta1, beta2, epsilon, newWeightDecay);
  }

  @Override
  void begin(long t) {
    double plain = Range.rate(rate, t - 1);
    r = plain * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    kept = 1 - plain * weightDecay;
  }

  @Override
  void update(float[] x, float[] g, float[] means, float[] squares, int from, int to) {
    float step = (float) r;
    float decay = (float) kept;
    float small = (float) epsilon;
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    for (int i = from; i < to; i++) {
      float slope = g[i];
      means[i] = keep1 * means[i] + take1 * slope;
      squares[i] = keep2 * squares[i] + take2 * (slope * slope);
      x[i] = decay * x[i] - step * means[i] / ((float) Math.sqrt(squares[i]) + small);
    }
  }

  @Override
  void update(double[] x, double[] g, double[] means, double[] squares, int from, int to) {
    double step = r;
    double decay = kept;
    double small = epsilon;
    double keep1 = beta1;
    double take1 = 1 - beta1;
    double keep2 = beta2;
    double take2 = 1 - beta2;
    for (int i = from; i < to; i++) {
      double slope = g[i];
      means[i] = keep1 * means[i] + take1 * slope;
      squares[i] = keep2 * squares[i] + take2 * (slope * slope);
      x[i] = decay * x[i] - step * means[i] / (Math.sqrt(squares[i]) + small);
    }
  }
}
