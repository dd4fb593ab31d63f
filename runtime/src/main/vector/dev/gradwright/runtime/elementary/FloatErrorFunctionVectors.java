package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.BITS;
import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.IntVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link FloatErrorFunction} lane by lane. */
final class FloatErrorFunctionVectors {
  private static final int FRACTION_BITS = FloatExponentials.FRACTION_BITS;
  private static final float ONE = 1;
  private static final float SATURATED = FloatErrorFunction.SATURATED;
  private static final float E0 = FloatErrorFunction.E0;
  private static final float E1 = FloatErrorFunction.E1;
  private static final float E2 = FloatErrorFunction.E2;
  private static final float E3 = FloatErrorFunction.E3;
  private static final float E4 = FloatErrorFunction.E4;
  private static final float E5 = FloatErrorFunction.E5;
  private static final float E6 = FloatErrorFunction.E6;
  private static final float Q0 = FloatErrorFunction.Q0;
  private static final float Q1 = FloatErrorFunction.Q1;
  private static final float Q2 = FloatErrorFunction.Q2;
  private static final float Q3 = FloatErrorFunction.Q3;
  private static final float Q4 = FloatErrorFunction.Q4;
  private static final float Q5 = FloatErrorFunction.Q5;
  private static final float Q6 = FloatErrorFunction.Q6;
  private static final float MINUS_R0 = -FloatErrorFunction.R0;
  private static final float MINUS_R1 = -FloatErrorFunction.R1;
  private static final float MINUS_R2 = -FloatErrorFunction.R2;
  private static final float MINUS_R3 = -FloatErrorFunction.R3;
  private static final float MINUS_R4 = -FloatErrorFunction.R4;
  private static final float MINUS_R5 = -FloatErrorFunction.R5;
  private static final float MINUS_R6 = -FloatErrorFunction.R6;
  private static final float MINUS_R7 = -FloatErrorFunction.R7;
  private static final float SHIFT = FloatExponentials.SHIFT;
  private static final float PER_LOG_2 = FloatExponentials.PER_LOG_2;
  private static final float LOG_2 = -FloatExponentials.LOG_2;
  private static final float LOG_2_REST = -FloatExponentials.LOG_2_REST;
  private static final int SIGN = Float.floatToRawIntBits(-0f);
  private static final int BIAS = FloatExponentials.BIAS;

  private FloatErrorFunctionVectors() {}

  static FloatVector erf(FloatVector x) {
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector saturated = broadcast(FLOATS, SATURATED);
    FloatVector shift = broadcast(FLOATS, SHIFT);
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(saturated, magnitude.compare(GT, saturated));
    FloatVector log = logErfc(within.sub(one));
    FloatVector shifted = log.fma(broadcast(FLOATS, PER_LOG_2), shift);
    FloatVector n = shifted.sub(shift);
    FloatVector r = n.fma(broadcast(FLOATS, LOG_2_REST), n.fma(broadcast(FLOATS, LOG_2), log));
    FloatVector y = FloatExponentialVectors.curved(r).fma(r, one).fma(r, one);
    IntVector biased = shifted.reinterpretAsInts().sub(broadcast(BITS, BIAS));
    FloatVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector erf = one.sub(scale.mul(y)).blend(near, magnitude.compare(LT, one));
    IntVector sign = x.reinterpretAsInts().and(broadcast(BITS, SIGN));
    return erf.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector erf(FloatVector x, FloatVector e) {
    FloatVector saturated = broadcast(FLOATS, SATURATED);
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(saturated, magnitude.compare(GT, saturated)).sub(one);
    FloatVector p =
        within
            .fma(broadcast(FLOATS, MINUS_R7), broadcast(FLOATS, MINUS_R6))
            .fma(within, broadcast(FLOATS, MINUS_R5))
            .fma(within, broadcast(FLOATS, MINUS_R4));
    p =
        p.fma(within, broadcast(FLOATS, MINUS_R3))
            .fma(within, broadcast(FLOATS, MINUS_R2))
            .fma(within, broadcast(FLOATS, MINUS_R1))
            .fma(within, broadcast(FLOATS, MINUS_R0));
    IntVector unsigned = p.fma(e, one).blend(near, magnitude.compare(LT, one)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(broadcast(BITS, SIGN))).reinterpretAsFloats();
  }

  private static FloatVector erfNear0(FloatVector x) {
    FloatVector u = x.mul(x);
    FloatVector p =
        u.fma(broadcast(FLOATS, E6), broadcast(FLOATS, E5))
            .fma(u, broadcast(FLOATS, E4))
            .fma(u, broadcast(FLOATS, E3))
            .fma(u, broadcast(FLOATS, E2));
    return p.fma(u, broadcast(FLOATS, E1)).fma(u, broadcast(FLOATS, E0)).fma(x, x);
  }

  private static FloatVector logErfc(FloatVector beyond) {
    FloatVector p =
        beyond
            .fma(broadcast(FLOATS, Q6), broadcast(FLOATS, Q5))
            .fma(beyond, broadcast(FLOATS, Q4))
            .fma(beyond, broadcast(FLOATS, Q3))
            .fma(beyond, broadcast(FLOATS, Q2));
    return p.fma(beyond, broadcast(FLOATS, Q1)).fma(beyond, broadcast(FLOATS, Q0));
  }
}
