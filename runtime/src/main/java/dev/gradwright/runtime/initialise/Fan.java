package dev.gradwright.runtime.initialise;

import dev.gradwright.runtime.tensor.Tensor;

/**
 * How many inputs one output of a weight sums, and how many outputs one input reaches.
 *
 * <p>A matrix is {@code [in, out]}, as in {@code x @ w}; of rank 3 and above, a tensor is a
 * convolution's {@code [out, in, window...]} and both counts take in the window's size. A vector
 * counts its extent for both, a scalar 1. No count is below 1.
 *
 * @param in the fan-in
 * @param out the fan-out
 */
public record Fan(int in, int out) {

  /**
   * Of a weight.
   *
   * @param weight of any rank
   * @return its counts
   */
  public static Fan of(Tensor weight) {
    return switch (weight.rank()) {
      case 0 -> new Fan(1, 1);
      case 1 -> of(weight.extent(0), weight.extent(0), 1);
      case 2 -> of(weight.extent(0), weight.extent(1), 1);
      default -> of(weight.extent(1), weight.extent(0), window(weight));
    };
  }

  private static int window(Tensor weight) {
    int window = 1;
    for (int axis = 2; axis < weight.rank(); axis++) {
      window *= weight.extent(axis);
    }
    return window;
  }

  private static Fan of(int in, int out, int window) {
    return new Fan(Math.max(1, in * window), Math.max(1, out * window));
  }
}
