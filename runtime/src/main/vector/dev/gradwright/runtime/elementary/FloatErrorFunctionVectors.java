package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link FloatErrorFunction} lane by lane. */
final class FloatErrorFunctionVectors {
  private static final FloatVector ONE = of(1);
  private static final FloatVector SATURATED = of(FloatErrorFunction.SATURATED);
  private static final FloatVector E0 = of(FloatErrorFunction.E0);
  private static final FloatVector E1 = of(FloatErrorFunction.E1);
  private static final FloatVector E2 = of(FloatErrorFunction.E2);
  private static final FloatVector E3 = of(FloatErrorFunction.E3);
  private static final FloatVector E4 = of(FloatErrorFunction.E4);
  private static final FloatVector E5 = of(FloatErrorFunction.E5);
  private static final FloatVector E6 = of(FloatErrorFunction.E6);
  private static final FloatVector Q0 = of(FloatErrorFunction.Q0);
  private static final FloatVector Q1 = of(FloatErrorFunction.Q1);
  private static final FloatVector Q2 = of(FloatErrorFunction.Q2);
  private static final FloatVector Q3 = of(FloatErrorFunction.Q3);
  private static final FloatVector Q4 = of(FloatErrorFunction.Q4);
  private static final FloatVector Q5 = of(FloatErrorFunction.Q5);
  private static final FloatVector Q6 = of(FloatErrorFunction.Q6);
  private static final FloatVector SHIFT = of(FloatExponentials.SHIFT);
  private static final FloatVector PER_LOG_2 = of(FloatExponentials.PER_LOG_2);
  private static final IntVector BIAS = ONE.reinterpretAsInts().broadcast(FloatExponentials.BIAS);

  private FloatErrorFunctionVectors() {}

  static FloatVector erf(FloatVector x) {
    FloatVector magnitude = x.abs();
    VectorMask<Float> near = magnitude.compare(LT, ONE);
    return FloatExponentialVectors.signed(erfOf(magnitude).blend(erfNear0(magnitude), near), x);
  }

  private static FloatVector erfNear0(FloatVector x) {
    FloatVector u = x.mul(x);
    FloatVector p = E6.fma(u, E5).fma(u, E4).fma(u, E3).fma(u, E2);
    return p.fma(u, E1).fma(u, E0).fma(x, x);
  }

  private static FloatVector erfOf(FloatVector x) {
    FloatVector beyond = x.blend(SATURATED, x.compare(GT, SATURATED)).sub(ONE);
    FloatVector p = Q6.fma(beyond, Q5).fma(beyond, Q4).fma(beyond, Q3).fma(beyond, Q2);
    FloatVector log = p.fma(beyond, Q1).fma(beyond, Q0);
    FloatVector shifted = log.fma(PER_LOG_2, SHIFT);
    FloatVector y =
        FloatExponentialVectors.expNear0(FloatExponentialVectors.reduced(log, shifted.sub(SHIFT)));
    IntVector biased = shifted.reinterpretAsInts().sub(BIAS);
    return ONE.sub(FloatExponentialVectors.power(biased).mul(y));
  }
}
