package dev.gradwright.runtime.elementary;

import jdk.incubator.vector.DoubleVector;

/**
 * Elementary functions of vectors of the preferred species, of the same bits in every lane as the
 * scalar forms (all NaN counting as one).
 *
 * <p>Nothing here branches on values, and constants are vectors in static fields: called from a
 * loop over vectors, all of it is compiled into the loop.
 */
public final class DoubleVectorMath {
  private DoubleVectorMath() {}

  /**
   * {@link DoubleExponentials#exp} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static DoubleVector exp(DoubleVector x) {
    return DoubleExponentialVectors.exp(x);
  }

  /**
   * {@link DoubleExponentials#sigmoid} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static DoubleVector sigmoid(DoubleVector x) {
    return DoubleExponentialVectors.sigmoid(x);
  }

  /**
   * {@link DoubleExponentials#tanh} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static DoubleVector tanh(DoubleVector x) {
    return DoubleExponentialVectors.tanh(x);
  }

  static DoubleVector of(double constant) {
    return DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, constant);
  }
}
