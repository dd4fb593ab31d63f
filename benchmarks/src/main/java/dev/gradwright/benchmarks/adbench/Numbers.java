package dev.gradwright.benchmarks.adbench;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;

/** Random numbers that are the same in every run. */
final class Numbers {
  private static final long SEED = 1;

  private Numbers() {}

  /** Normally distributed, times {@code scale}. */
  static DoubleTensor normal(String name, double scale, int... shape) {
    RandomStream random = RandomStream.of(SEED, name);
    DoubleTensor tensor = DoubleTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.array()[i] = scale * random.normal(i);
    }
    return tensor;
  }

  /** Zeros and ones. */
  static DoubleTensor bits(String name, int... shape) {
    RandomStream random = RandomStream.of(SEED, name);
    DoubleTensor tensor = DoubleTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.array()[i] = random.below(i, 2);
    }
    return tensor;
  }

  /** Indices below a bound. */
  static IntTensor indices(String name, int bound, int count) {
    RandomStream random = RandomStream.of(SEED, name);
    IntTensor tensor = IntTensor.zeros(count);
    for (int i = 0; i < count; i++) {
      tensor.array()[i] = random.below(i, bound);
    }
    return tensor;
  }
}
