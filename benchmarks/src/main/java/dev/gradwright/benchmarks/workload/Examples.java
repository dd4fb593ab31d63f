package dev.gradwright.benchmarks.workload;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;

/** Data that are the same in every run. */
public final class Examples {
  private static final long SEED = 1;

  private Examples() {}

  /**
   * Normally distributed reals.
   *
   * @param name equal names give equal bits
   * @param shape of the tensor
   * @return a new tensor
   */
  public static FloatTensor reals(String name, int... shape) {
    RandomStream random = RandomStream.of(SEED, name);
    FloatTensor tensor = FloatTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.set(i, random.normal(i));
    }
    return tensor;
  }

  /** One class after the other. */
  static IntTensor classes(int classes, int count) {
    IntTensor tensor = IntTensor.zeros(count);
    for (int i = 0; i < count; i++) {
      tensor.array()[i] = i % classes;
    }
    return tensor;
  }
}
