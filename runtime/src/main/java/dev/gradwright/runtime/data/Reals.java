package dev.gradwright.runtime.data;

import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.RealTensor;

/** Makes reals of what files hold. */
public final class Reals {
  private Reals() {}

  /**
   * Ints times a factor, as in {@code scaled(pixels, F32, 1 / 255.0)}.
   *
   * @param ints of any shape
   * @param precision of the result
   * @param factor multiplied in double before rounding
   * @return a new tensor of the same shape
   */
  public static RealTensor scaled(IntTensor ints, Precision precision, double factor) {
    RealTensor reals = precision.zeros(ints.shape());
    for (int i = 0; i < ints.size(); i++) {
      reals.set(i, ints.array()[i] * factor);
    }
    return reals;
  }
}
