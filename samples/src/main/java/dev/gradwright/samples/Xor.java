package dev.gradwright.samples;

import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.xor.XorNet;

/** Learns exclusive or with two hidden units. */
final class Xor {
  private static final int SWEEPS = 2_000;

  private Xor() {}

  static Result run() {
    DoubleTensor x = DoubleTensor.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
    DoubleTensor y = DoubleTensor.of(new double[] {0, 1, 1, 0}, 4);
    XorNet.Parameters weights = XorNet.initialise(1);
    XorNet net = new XorNet(weights, 4);
    Sgd sgd = Sgd.rate(0.1).momentum(0.9);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      net.forward(x, y);
      net.backward();
      sgd.step(weights, net.gradients());
    }
    DoubleTensor answer = net.predict(x);
    return Result.of("xor")
        .with("error", net.forward(x, y))
        .with("f00", answer.get(0))
        .with("f01", answer.get(1))
        .with("f10", answer.get(2))
        .with("f11", answer.get(3));
  }
}
