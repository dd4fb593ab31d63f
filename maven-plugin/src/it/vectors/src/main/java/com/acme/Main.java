package com.acme;

import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.Arrays;

/** Tells all bits of what the model computes. */
public final class Main {
  private static final int N = 1003;

  private Main() {}

  /** Prints a hash of them. */
  public static void main(String[] arguments) {
    FloatTensor x = FloatTensor.zeros(N);
    FloatTensor w = FloatTensor.zeros(N);
    for (int i = 0; i < N; i++) {
      x.set(i, Math.sin(i));
      w.set(i, Math.cos(3 * i));
    }
    Smooth model = new Smooth(Smooth.initialise(1), N);
    model.forward(x, w);
    System.out.println("bits " + Arrays.hashCode(model.y().array()) + " " + model.highest().get());
  }
}
