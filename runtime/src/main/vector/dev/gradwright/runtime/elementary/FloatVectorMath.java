package dev.gradwright.runtime.elementary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of vectors of the preferred species, of the same bits in every lane as the
 * scalar forms (all NaN counting as one).
 *
 * <p>Nothing here branches on values but for a sine or cosine beyond {@value FloatAngles#FAR}, and
 * constants are broadcast on the spot, by their species, which takes C2 least: called from a loop
 * over vectors, all of it is compiled into the loop. But C2 compiles no method into another once
 * that has grown to 18,000 nodes, of which an operation of the Vector API, itself exempt, takes
 * hundreds; what it leaves out is called with its vectors as objects. So a loop has room for one of
 * these functions after a few dozen operations, or for two of the small ones; and where a function
 * here is made of several methods, they are entered early.
 */
public final class FloatVectorMath {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;

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
   * {@link FloatExponentials#expm1} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static FloatVector expm1(FloatVector x) {
    return FloatExponentialVectors.expm1(x);
  }

  /**
   * {@link FloatExponentials#tanh} of every lane.
   *
   * @param x any reals
   * @return within 3 ulp
   */
  public static FloatVector tanh(FloatVector x) {
    return FloatExponentialVectors.tanh(x);
  }

  /**
   * {@link FloatLogarithms#log} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static FloatVector log(FloatVector x) {
    return FloatLogarithmVectors.log(x);
  }

  /**
   * {@link FloatLogarithms#log1p} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static FloatVector log1p(FloatVector x) {
    return FloatLogarithmVectors.log1p(x);
  }

  /**
   * {@link FloatAngles#sin} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static FloatVector sin(FloatVector x) {
    return FloatAngleVectors.sin(x);
  }

  /**
   * {@link FloatAngles#cos} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static FloatVector cos(FloatVector x) {
    return FloatAngleVectors.cos(x);
  }

  /**
   * {@link FloatErrorFunction#erf(float)} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static FloatVector erf(FloatVector x) {
    return FloatErrorFunctionVectors.erf(x);
  }

  /**
   * {@link FloatErrorFunction#erf(float, float)} of every lane.
   *
   * @param x any reals
   * @param e {@code exp(-(x * x))}
   * @return within 1.1 ulp
   */
  public static FloatVector erf(FloatVector x, FloatVector e) {
    return FloatErrorFunctionVectors.erf(x, e);
  }

  /**
   * {@link FloatPower#pow} of what fills whole vectors.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   * @return the first that is left
   */
  public static int pow(float[] bases, int from, int to, float[] exponents) {
    return FloatPowerVectors.pow(bases, from, to, exponents);
  }
}
