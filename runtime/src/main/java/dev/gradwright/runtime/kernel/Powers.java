package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.parallel.Strips;

/** Powers strip by strip, of exponents that each thread has room for. */
public final class Powers {
  private static final ThreadLocal<Powers> MINE =
      new ThreadLocal<>() {
        @Override
        protected Powers initialValue() {
          return new Powers();
        }
      };

  private final float[] floats = new float[Strips.LENGTH];
  private final double[] doubles = new double[Strips.LENGTH];

  private Powers() {}

  /**
   * Room for the exponents of a strip. Between asking for it and {@link #pow}, this thread must not
   * raise another strip.
   *
   * @return of length {@value Strips#LENGTH}, the same whenever this thread asks
   */
  public static float[] floats() {
    return MINE.get().floats;
  }

  /**
   * {@link KernelProvider#pow(float[], int, int, float[])} of the provider of this JVM.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   */
  public static void pow(float[] bases, int from, int to, float[] exponents) {
    Kernels.provider().pow(bases, from, to, exponents);
  }

  /**
   * Room for the exponents of a strip. Between asking for it and {@link #pow}, this thread must not
   * raise another strip.
   *
   * @return of length {@value Strips#LENGTH}, the same whenever this thread asks
   */
  public static double[] doubles() {
    return MINE.get().doubles;
  }

  /**
   * {@link KernelProvider#pow(double[], int, int, double[])} of the provider of this JVM.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   */
  public static void pow(double[] bases, int from, int to, double[] exponents) {
    Kernels.provider().pow(bases, from, to, exponents);
  }
}
