package dev.gradwright.runtime.elementary;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of vectors of the preferred species, of the same bits in every lane as the
 * scalar forms (all NaN counting as one).
 *
 * <p>Nothing here branches on values but for a sine or cosine beyond {@value DoubleAngles#FAR}, and
 * constants are broadcast on the spot, by their species, which takes C2 least: called from a loop
 * over vectors, all of it is compiled into the loop. But C2 compiles no method into another once
 * that has grown to 18,000 nodes, of which an operation of the Vector API, itself exempt, takes
 * hundreds; what it leaves out is called with its vectors as objects. So a loop has room for one of
 * these functions after a few dozen operations, or for two of the small ones; and where a function
 * here is made of several methods, they are entered early.
 */
public final class DoubleVectorMath {
  static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;

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
   * {@link DoubleExponentials#expm1} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static DoubleVector expm1(DoubleVector x) {
    return DoubleExponentialVectors.expm1(x);
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

  /**
   * {@link DoubleLogarithms#log} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static DoubleVector log(DoubleVector x) {
    return DoubleLogarithmVectors.log(x);
  }

  /**
   * {@link DoubleLogarithms#log1p} of every lane.
   *
   * @param x any reals
   * @return within 2 ulp
   */
  public static DoubleVector log1p(DoubleVector x) {
    return DoubleLogarithmVectors.log1p(x);
  }

  /**
   * {@link DoubleAngles#sin} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static DoubleVector sin(DoubleVector x) {
    return DoubleAngleVectors.sin(x);
  }

  /**
   * {@link DoubleAngles#cos} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static DoubleVector cos(DoubleVector x) {
    return DoubleAngleVectors.cos(x);
  }

  /**
   * {@link DoubleErrorFunction#erf} of every lane.
   *
   * @param x any reals
   * @return within 1 ulp
   */
  public static DoubleVector erf(DoubleVector x) {
    return DoubleErrorFunctionVectors.erf(x);
  }

  /**
   * The same where its slope is computed, too, which is no help to doubles.
   *
   * @param x any reals
   * @param e {@code exp(-(x * x))}
   * @return within 1 ulp
   */
  public static DoubleVector erf(DoubleVector x, DoubleVector e) {
    return DoubleErrorFunctionVectors.erf(x);
  }

  /**
   * {@link DoublePower#pow} of what fills whole vectors.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   * @return the first that is left
   */
  public static int pow(double[] bases, int from, int to, double[] exponents) {
    return DoublePowerVectors.pow(bases, from, to, exponents);
  }
}
