package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link FloatErrorFunction} lane by lane. */
final class FloatErrorFunctionVectors {
  private static final int FRACTION_BITS = FloatExponentials.FRACTION_BITS;
  private static final FloatVector HALF = of(0.5f);
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
  private static final FloatVector MINUS_R0 = of(-FloatErrorFunction.R0);
  private static final FloatVector MINUS_R1 = of(-FloatErrorFunction.R1);
  private static final FloatVector MINUS_R2 = of(-FloatErrorFunction.R2);
  private static final FloatVector MINUS_R3 = of(-FloatErrorFunction.R3);
  private static final FloatVector MINUS_R4 = of(-FloatErrorFunction.R4);
  private static final FloatVector MINUS_R5 = of(-FloatErrorFunction.R5);
  private static final FloatVector MINUS_R6 = of(-FloatErrorFunction.R6);
  private static final FloatVector MINUS_R7 = of(-FloatErrorFunction.R7);
  private static final FloatVector SHIFT = of(FloatExponentials.SHIFT);
  private static final FloatVector PER_LOG_2 = of(FloatExponentials.PER_LOG_2);
  private static final FloatVector LOG_2 = of(-FloatExponentials.LOG_2);
  private static final FloatVector LOG_2_REST = of(-FloatExponentials.LOG_2_REST);
  private static final FloatVector P0 = of(FloatExponentials.P0);
  private static final FloatVector P1 = of(FloatExponentials.P1);
  private static final FloatVector P2 = of(FloatExponentials.P2);
  private static final FloatVector P3 = of(FloatExponentials.P3);
  private static final FloatVector P4 = of(FloatExponentials.P4);
  private static final IntVector SIGN = of(-0f).reinterpretAsInts();
  private static final IntVector BIAS = SIGN.broadcast(FloatExponentials.BIAS);

  private FloatErrorFunctionVectors() {}

  static FloatVector erf(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    FloatVector log = logErfc(within.sub(ONE));
    FloatVector shifted = log.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.fma(LOG_2_REST, n.fma(LOG_2, log));
    FloatVector y =
        P4.fma(r, P3).fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF).fma(r, ONE).fma(r, ONE);
    IntVector biased = shifted.reinterpretAsInts().sub(BIAS);
    FloatVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector erf = ONE.sub(scale.mul(y)).blend(near, magnitude.compare(LT, ONE));
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    return erf.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector erf(FloatVector x, FloatVector e) {
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED)).sub(ONE);
    FloatVector p = MINUS_R7.fma(within, MINUS_R6).fma(within, MINUS_R5).fma(within, MINUS_R4);
    p = p.fma(within, MINUS_R3).fma(within, MINUS_R2).fma(within, MINUS_R1).fma(within, MINUS_R0);
    IntVector unsigned = p.fma(e, ONE).blend(near, magnitude.compare(LT, ONE)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  private static FloatVector erfNear0(FloatVector x) {
    FloatVector u = x.mul(x);
    FloatVector p = E6.fma(u, E5).fma(u, E4).fma(u, E3).fma(u, E2);
    return p.fma(u, E1).fma(u, E0).fma(x, x);
  }

  private static FloatVector logErfc(FloatVector beyond) {
    FloatVector p = Q6.fma(beyond, Q5).fma(beyond, Q4).fma(beyond, Q3).fma(beyond, Q2);
    return p.fma(beyond, Q1).fma(beyond, Q0);
  }
}
