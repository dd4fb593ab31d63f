package dev.gradwright.benchmarks.adbench;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.samples.adbench.Gmm;
import java.util.List;

/** Gaussian mixtures. */
public final class Mixture {
  private Mixture() {}

  /**
   * A problem of random numbers.
   *
   * @param n points
   * @param d dimensions of a point
   * @param k components
   * @return the problem
   */
  public static Problem problem(int n, int d, int k) {
    DoubleTensor alpha = Numbers.normal("alpha", 1, k);
    DoubleTensor mu = Numbers.normal("mu", 1, k, d);
    DoubleTensor icf = Numbers.normal("icf", 0.3, k, d * (d + 1) / 2);
    DoubleTensor x = Numbers.normal("x", 1, n, d);
    DoubleTensor gamma = DoubleTensor.scalar(1);
    IntTensor m = IntTensor.scalar(0);
    MixtureObjective objective = new MixtureObjective(MixtureObjective.initialise(0), d, k, n);
    Gmm gradient = new Gmm(Gmm.initialise(0), d, k, n);
    HandMixture hand = new HandMixture(d, k, alpha.array(), mu.array(), icf.array(), x.array());
    return new Problem(
        "gmm-" + n / 1000 + "k-d" + d + "-K" + k,
        new Problem.Solution(
            () -> objective.predict(alpha, mu, icf, x, gamma, m).get(0),
            () -> gradient.predict(alpha, mu, icf, x, gamma, m).objective().get(0),
            List.of(
                gradient.alphaGradient().array(),
                gradient.muGradient().array(),
                gradient.icfGradient().array())),
        new Problem.Solution(
            hand::objective,
            hand::gradient,
            List.of(hand.alphaGradient, hand.muGradient, hand.icfGradient)));
  }
}
