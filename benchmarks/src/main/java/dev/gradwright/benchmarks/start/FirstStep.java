package dev.gradwright.benchmarks.start;

import dev.gradwright.benchmarks.models.SigmoidNet;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.FloatTensor;

/** Creates workload i, trains it for one step and ends. */
public final class FirstStep {
  private FirstStep() {}

  /**
   * Trains.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    SigmoidNet model = new SigmoidNet(SigmoidNet.initialise(1));
    FloatTensor x = FloatTensor.of(new float[] {0.05f, 0.1f}, 1, 2);
    FloatTensor y = FloatTensor.of(new float[] {0.01f, 0.99f}, 1, 2);
    System.out.println(model.trainStep(x, y, Sgd.rate(0.5)));
  }
}
