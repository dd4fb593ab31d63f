package dev.gradwright.runtime.optimise;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.List;

/** Bounds gradients between the way back and the step. Allocates nothing. */
public final class Clipping {
  private Clipping() {}

  /**
   * Bounds every element.
   *
   * @param gradients changed in place
   * @param limit elements end in {@code -limit..limit}; NaN stays
   * @throws IllegalArgumentException if the limit is negative or NaN
   */
  public static void byValue(Parameters gradients, double limit) {
    requireLimit(limit);
    List<Parameter> list = gradients.list();
    for (int p = 0; p < list.size(); p++) {
      RealTensor gradient = list.get(p).value();
      for (int i = 0; i < gradient.size(); i++) {
        gradient.set(i, Math.max(-limit, Math.min(limit, gradient.get(i))));
      }
    }
  }

  /**
   * Scales all gradients by one factor so that their joint Euclidean norm is at most a limit (R.
   * Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", ICML
   * 2013, algorithm 1).
   *
   * @param gradients changed in place, or left alone where the norm is within the limit, infinite
   *     or NaN
   * @param limit the greatest norm
   * @return the norm before, summed in double in flat order
   * @throws IllegalArgumentException if the limit is negative or NaN
   */
  public static double byGlobalNorm(Parameters gradients, double limit) {
    requireLimit(limit);
    double norm = globalNorm(gradients);
    if (norm > limit && norm < Double.POSITIVE_INFINITY) {
      scale(gradients, limit / norm);
    }
    return norm;
  }

  private static double globalNorm(Parameters gradients) {
    double sum = 0;
    List<Parameter> list = gradients.list();
    for (int p = 0; p < list.size(); p++) {
      RealTensor gradient = list.get(p).value();
      for (int i = 0; i < gradient.size(); i++) {
        sum += gradient.get(i) * gradient.get(i);
      }
    }
    return Math.sqrt(sum);
  }

  private static void scale(Parameters gradients, double factor) {
    List<Parameter> list = gradients.list();
    for (int p = 0; p < list.size(); p++) {
      RealTensor gradient = list.get(p).value();
      for (int i = 0; i < gradient.size(); i++) {
        gradient.set(i, gradient.get(i) * factor);
      }
    }
  }

  private static void requireLimit(double limit) {
    if (!(limit >= 0)) {
      throw new IllegalArgumentException("gradients cannot be clipped to " + limit);
    }
  }
}
