package dev.gradwright.compiler.verify;

import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;

/** One element of a tensor of any kind, as a number. */
public final class Element {
  private Element() {}

  /** That at a place of the flat order; true is 1. */
  public static double of(Tensor tensor, int flat) {
    if (tensor instanceof IntTensor ints) {
      return ints.get(flat);
    }
    return tensor instanceof BooleanTensor booleans
        ? (booleans.get(flat) ? 1 : 0)
        : ((RealTensor) tensor).get(flat);
  }
}
