package dev.gradwright.runtime.optimise;

import java.util.Objects;

/**
 * Stochastic gradient descent, {@code g' = g + decay * x; v = momentum * v + g'; x = x - rate * v},
 * or with Nesterov's momentum {@code x = x - rate * (g' + momentum * v)} (I. Sutskever, J. Martens,
 * G. Dahl, G. Hinton, "On the importance of initialization and momentum", ICML 2013). Without
 * momentum it remembers nothing. Starts without momentum and decay.
 */
public final class Sgd extends RememberingOptimizer {
  private enum Momentum {
    NONE,
    CLASSICAL,
    NESTEROV
  }

  private final Schedule rate;
  private final Momentum kind;
  private final double momentum;
  private final double weightDecay;
  private double r;

  private Sgd(Schedule rate, Momentum kind, double momentum, double weightDecay) {
    super("sgd", kind == Momentum.NONE ? new String[0] : new String[] {"velocity"});
    this.rate = Objects.requireNonNull(rate, "rate");
    this.kind = kind;
    this.momentum = Range.share("momentum", momentum);
    this.weightDecay = Range.notNegative("weightDecay", weightDecay);
  }

  /**
   * With a fixed rate.
   *
   * @param rate the learning rate
   * @return a new optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public static Sgd rate(double rate) {
    return rate(Schedule.constant(rate));
  }

  /**
   * With a rate for each step.
   *
   * @param rate the learning rates
   * @return a new optimizer
   */
  public static Sgd rate(Schedule rate) {
    return new Sgd(rate, Momentum.NONE, 0, 0);
  }

  /**
   * The same rule with classical momentum; a new optimizer without memory.
   *
   * @param newMomentum how much of the velocity is kept
   * @return the optimizer
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  public Sgd momentum(double newMomentum) {
    return new Sgd(rate, Momentum.CLASSICAL, newMomentum, weightDecay);
  }

  /**
   * The same rule with Nesterov's momentum; a new optimizer without memory.
   *
   * @param newMomentum how much of the velocity is kept
   * @return the optimizer
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  public Sgd nesterov(double newMomentum) {
    return new Sgd(rate, Momentum.NESTEROV, newMomentum, weightDecay);
  }

  /**
   * The same rule with decay; a new optimizer without memory.
   *
   * @param newWeightDecay pulls towards 0 as part of the gradient
   * @return the optimizer
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Sgd weightDecay(double newWeightDecay) {
    return new Sgd(rate, kind, momentum, newWeightDecay);
  }

  @Override
  void begin(long t) {
    r = Range.rate(rate, t - 1);
  }

  /** Whether a step is {@code x = x - rate * (g + decay * x)}. */
  boolean isPlain() {
    return kind == Momentum.NONE;
  }

  /** The rate of the step that was begun. */
  double rate() {
    return r;
  }

  double decay() {
    return weightDecay;
  }

  @Override
  void update(float[] x, float[] g, float[] velocity, float[] unused, int from, int to) {
    float step = (float) r;
    float decay = (float) weightDecay;
    float keep = (float) momentum;
    switch (kind) {
      case NONE -> descend(x, g, step, decay, from, to);
      case CLASSICAL -> roll(x, g, velocity, step, decay, keep, from, to);
      case NESTEROV -> lookAhead(x, g, velocity, step, decay, keep, from, to);
    }
  }

  @Override
  void update(double[] x, double[] g, double[] velocity, double[] unused, int from, int to) {
    double step = r;
    double decay = weightDecay;
    double keep = momentum;
    switch (kind) {
      case NONE -> descend(x, g, step, decay, from, to);
      case CLASSICAL -> roll(x, g, velocity, step, decay, keep, from, to);
      case NESTEROV -> lookAhead(x, g, velocity, step, decay, keep, from, to);
    }
  }

  private static void descend(float[] x, float[] g, float step, float decay, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = x[i] - step * (g[i] + decay * x[i]);
    }
  }

  private static void roll(
      float[] x,
      float[] g,
      float[] velocity,
      float step,
      float decay,
      float keep,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      velocity[i] = keep * velocity[i] + (g[i] + decay * x[i]);
      x[i] = x[i] - step * velocity[i];
    }
  }

  private static void lookAhead(
      float[] x,
      float[] g,
      float[] velocity,
      float step,
      float decay,
      float keep,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * x[i];
      velocity[i] = keep * velocity[i] + slope;
      x[i] = x[i] - step * (slope + keep * velocity[i]);
    }
  }

  private static void descend(double[] x, double[] g, double step, double decay, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = x[i] - step * (g[i] + decay * x[i]);
    }
  }

  private static void roll(
      double[] x,
      double[] g,
      double[] velocity,
      double step,
      double decay,
      double keep,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      velocity[i] = keep * velocity[i] + (g[i] + decay * x[i]);
      x[i] = x[i] - step * velocity[i];
    }
  }

  private static void lookAhead(
      double[] x,
      double[] g,
      double[] velocity,
      double step,
      double decay,
      double keep,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      double slope = g[i] + decay * x[i];
      velocity[i] = keep * velocity[i] + slope;
      x[i] = x[i] - step * (slope + keep * velocity[i]);
    }
  }
}
