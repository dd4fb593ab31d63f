package dev.gradwright.samples;

import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.mazur.MazurNet;

/** Repeats M. Mazur's step-by-step backpropagation example for 10,000 steps. */
final class Mazur {
  private static final int STEPS = 10_000;

  private Mazur() {}

  static Result run() {
    DoubleTensor x = DoubleTensor.of(new double[] {0.05, 0.10}, 2);
    DoubleTensor target = DoubleTensor.of(new double[] {0.01, 0.99}, 2);
    MazurNet.Parameters weights = MazurNet.initialise(0);
    MazurNet net = new MazurNet(weights);
    Sgd sgd = Sgd.rate(0.5);
    Result result = Result.of("mazur").with("error0", net.forward(x, target));
    for (int step = 1; step <= STEPS; step++) {
      net.backward();
      sgd.step(weights, net.gradients());
      double error = net.forward(x, target);
      if (isPowerOfTen(step)) {
        result = result.with("error" + step, error);
      }
    }
    return result;
  }

  private static boolean isPowerOfTen(int n) {
    return n == 1 || n % 10 == 0 && isPowerOfTen(n / 10);
  }
}
