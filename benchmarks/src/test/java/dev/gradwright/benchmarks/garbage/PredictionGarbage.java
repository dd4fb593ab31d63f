package dev.gradwright.benchmarks.garbage;

import dev.gradwright.benchmarks.models.Silu;
import dev.gradwright.runtime.tensor.FloatTensor;

/**
 * Prints what predictions of long arrays still allocate, in a JVM of its own: a kernel with a
 * function, which HotSpot compiles long before all that calls it.
 */
final class PredictionGarbage {
  private static final int LENGTH = 4096;
  private static final long MORE_NANOS = 5_000_000_000L;

  private PredictionGarbage() {}

  /** For a function of many elements. */
  public static void main(String[] none) {
    Silu model = new Silu(Silu.initialise(1), LENGTH);
    FloatTensor x = FloatTensor.zeros(LENGTH);
    System.out.println(StepGarbage.bytes(() -> model.predict(x), MORE_NANOS));
  }
}
