package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link FloatErrorFunction} lane by lane. */
final class FloatErrorFunctionVectors {
  private static final int FRACTION_BITS = FloatExponentials.FRACTION_BITS;
  private static final float HALF = 0.5f;
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
  private static final float P0 = FloatExponentials.P0;
  private static final float P1 = FloatExponentials.P1;
  private static final float P2 = FloatExponentials.P2;
  private static final float P3 = FloatExponentials.P3;
  private static final float P4 = FloatExponentials.P4;
  private static final int SIGN = Float.floatToRawIntBits(-0f);
  private static final int BIAS = FloatExponentials.BIAS;

  private FloatErrorFunctionVectors() {}

  static FloatVector erf(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    FloatVector log = logErfc(within.sub(ONE));
    FloatVector shifted = log.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, log));
    FloatVector y =
        r.fma(P4, P3)
            .lanewise(FMA, r, P2)
            .lanewise(FMA, r, P1)
            .lanewise(FMA, r, P0)
            .lanewise(FMA, r, HALF)
            .lanewise(FMA, r, ONE)
            .lanewise(FMA, r, ONE);
    IntVector biased = shifted.reinterpretAsInts().sub(BIAS);
    FloatVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector erf =
        FloatVector.broadcast(FLOATS, ONE)
            .sub(scale.mul(y))
            .blend(near, magnitude.compare(LT, ONE));
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    return erf.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector erf(FloatVector x, FloatVector e) {
    FloatVector magnitude = x.abs();
    FloatVector near = erfNear0(magnitude);
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED)).sub(ONE);
    FloatVector p =
        within
            .fma(MINUS_R7, MINUS_R6)
            .lanewise(FMA, within, MINUS_R5)
            .lanewise(FMA, within, MINUS_R4);
    p =
        p.lanewise(FMA, within, MINUS_R3)
            .lanewise(FMA, within, MINUS_R2)
            .lanewise(FMA, within, MINUS_R1)
            .lanewise(FMA, within, MINUS_R0);
    IntVector unsigned =
        p.lanewise(FMA, e, ONE).blend(near, magnitude.compare(LT, ONE)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  private static FloatVector erfNear0(FloatVector x) {
    FloatVector u = x.mul(x);
    FloatVector p = u.fma(E6, E5).lanewise(FMA, u, E4).lanewise(FMA, u, E3).lanewise(FMA, u, E2);
    return p.lanewise(FMA, u, E1).lanewise(FMA, u, E0).fma(x, x);
  }

  private static FloatVector logErfc(FloatVector beyond) {
    FloatVector p =
        beyond
            .fma(Q6, Q5)
            .lanewise(FMA, beyond, Q4)
            .lanewise(FMA, beyond, Q3)
            .lanewise(FMA, beyond, Q2);
    return p.lanewise(FMA, beyond, Q1).lanewise(FMA, beyond, Q0);
  }
}
