package dev.gradwright.samples;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.samples.adbench.Gmm;

/** The Gaussian mixture of ADBench. */
final class AdbenchMixture {
  private AdbenchMixture() {}

  static AdbenchResults results(AdbenchNumbers input) {
    int d = input.count();
    int k = input.count();
    int n = input.count();
    DoubleTensor alpha = input.tensor(k);
    DoubleTensor mu = input.tensor(k, d);
    DoubleTensor icf = input.tensor(k, d * (d + 1) / 2);
    DoubleTensor x = input.tensor(n, d);
    DoubleTensor gamma = DoubleTensor.scalar(input.number());
    Gmm gmm = new Gmm(Gmm.initialise(0), d, k, n);
    gmm.predict(alpha, mu, icf, x, gamma, IntTensor.scalar(input.count()));
    return new AdbenchResults()
        .with("objective", gmm.objective().get())
        .with(
            "gradient",
            Joined.of(
                gmm.alphaGradient().array(), gmm.muGradient().array(), gmm.icfGradient().array()));
  }
}
