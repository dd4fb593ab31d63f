package dev.gradwright.runtime.elementary;

import jdk.incubator.vector.FloatVector;

/**
 * Elementary functions of vectors of the preferred species, of the same bits in every lane as the
 * scalar forms (all NaN counting as one).
 *
 * <p>Nothing here branches on values, and constants are vectors in static fields: called from a
 * loop over vectors, all of it is compiled into the loop.
 */
public final class FloatVectorMath {
  private FloatVectorMath() {}

  /**
   * {@link FloatExponentials#exp} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static FloatVector exp(FloatVector x) {
    return FloatExponentialVectors.exp(x);
  }

  /**
   * {@link FloatExponentials#sigmoid} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static FloatVector sigmoid(FloatVector x) {
    return FloatExponentialVectors.sigmoid(x);
  }

  /**
   * {@link FloatExponentials#tanh} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static FloatVector tanh(FloatVector x) {
    return FloatExponentialVectors.tanh(x);
  }

  static FloatVector of(float constant) {
    return FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, constant);
  }
}
