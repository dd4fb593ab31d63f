package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.ArrayList;
import java.util.List;

/** Keeps gradients aside while new ones overwrite them, to add both; allocates once. */
public final class GradientSum {
  private final List<RealTensor> kept = new ArrayList<>();

  /** With nothing kept yet. */
  public GradientSum() {}

  /**
   * Copies gradients.
   *
   * @param gradients always those of the same model
   */
  public void keep(Parameters gradients) {
    List<Parameter> list = gradients.list();
    if (kept.isEmpty()) {
      list.forEach(gradient -> kept.add(gradient.value().copy()));
      return;
    }
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).copyFrom(list.get(i).value());
    }
  }

  /**
   * Adds what was kept.
   *
   * @param gradients changed in place
   */
  public void addTo(Parameters gradients) {
    List<Parameter> list = gradients.list();
    for (int i = 0; i < kept.size(); i++) {
      add(kept.get(i), list.get(i).value());
    }
  }

  /**
   * What the copy takes.
   *
   * @return bytes, 0 before the first was kept
   */
  public long bytes() {
    return Held.bytes(kept);
  }

  private static void add(RealTensor kept, RealTensor sum) {
    if (kept instanceof FloatTensor floats) {
      add(floats.array(), ((FloatTensor) sum).array(), sum.size());
    } else {
      add(((DoubleTensor) kept).array(), ((DoubleTensor) sum).array(), sum.size());
    }
  }

  private static void add(float[] kept, float[] sum, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] += kept[i];
    }
  }

  private static void add(double[] kept, double[] sum, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] += kept[i];
    }
  }
}
