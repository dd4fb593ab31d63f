package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;

/** How a training step changes state: all at once, and so that it can be undone. */
public final class States {
  private States() {}

  /**
   * Swaps the elements of two tensors.
   *
   * @param state of a model
   * @param next of the same shape
   */
  public static void exchange(FloatTensor state, FloatTensor next) {
    float[] a = state.array();
    float[] b = next.array();
    for (int i = 0; i < a.length; i++) {
      float kept = a[i];
      a[i] = b[i];
      b[i] = kept;
    }
  }

  /**
   * Swaps the elements of two tensors.
   *
   * @param state of a model
   * @param next of the same shape
   */
  public static void exchange(DoubleTensor state, DoubleTensor next) {
    double[] a = state.array();
    double[] b = next.array();
    for (int i = 0; i < a.length; i++) {
      double kept = a[i];
      a[i] = b[i];
      b[i] = kept;
    }
  }
}
