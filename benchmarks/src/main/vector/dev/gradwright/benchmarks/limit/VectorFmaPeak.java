package dev.gradwright.benchmarks.limit;

import dev.gradwright.runtime.kernel.Apart;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code c = a * b + c} for twelve c at a time: more than the latency of one times the units there
 * are, few enough for 16 registers.
 */
public final class VectorFmaPeak implements FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int TIMES = 4096;
  private static final int CHAINS = 12;

  /** For the service loader. */
  public VectorFmaPeak() {}

  @Override
  public double operations() {
    return 2.0 * TIMES * CHAINS * SPECIES.length();
  }

  @Override
  public double run() {
    return Loop.run(TIMES, 0.5f);
  }

  @SuppressWarnings("serial")
  private static final class Loop extends Apart {
    private Loop() {}

    static float run(int times, float factor) {
      FloatVector a = FloatVector.broadcast(SPECIES, factor);
      FloatVector b = FloatVector.broadcast(SPECIES, factor);
      FloatVector c0 = a;
      FloatVector c1 = a;
      FloatVector c2 = a;
      FloatVector c3 = a;
      FloatVector c4 = a;
      FloatVector c5 = a;
      FloatVector c6 = a;
      FloatVector c7 = a;
      FloatVector c8 = a;
      FloatVector c9 = a;
      FloatVector c10 = a;
      FloatVector c11 = a;
      for (int i = 0; i < times; i++) {
        c0 = c0.fma(a, b);
        c1 = c1.fma(a, b);
        c2 = c2.fma(a, b);
        c3 = c3.fma(a, b);
        c4 = c4.fma(a, b);
        c5 = c5.fma(a, b);
        c6 = c6.fma(a, b);
        c7 = c7.fma(a, b);
        c8 = c8.fma(a, b);
        c9 = c9.fma(a, b);
        c10 = c10.fma(a, b);
        c11 = c11.fma(a, b);
      }
      FloatVector all = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
      return all.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).lane(0);
    }
  }
}
