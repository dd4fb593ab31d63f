package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.BITS;
import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** {@link DoubleErrorFunction} lane by lane. */
final class DoubleErrorFunctionVectors {
  private static final int FRACTION_BITS = DoubleExponentials.FRACTION_BITS;
  private static final double ONE = 1;
  private static final double SATURATED = DoubleErrorFunction.SATURATED;
  private static final double E0 = DoubleErrorFunction.E0;
  private static final double E1 = DoubleErrorFunction.E1;
  private static final double E2 = DoubleErrorFunction.E2;
  private static final double E3 = DoubleErrorFunction.E3;
  private static final double E4 = DoubleErrorFunction.E4;
  private static final double E5 = DoubleErrorFunction.E5;
  private static final double E6 = DoubleErrorFunction.E6;
  private static final double E7 = DoubleErrorFunction.E7;
  private static final double E8 = DoubleErrorFunction.E8;
  private static final double E9 = DoubleErrorFunction.E9;
  private static final double E10 = DoubleErrorFunction.E10;
  private static final double E11 = DoubleErrorFunction.E11;
  private static final double Q0 = DoubleErrorFunction.Q0;
  private static final double Q1 = DoubleErrorFunction.Q1;
  private static final double Q2 = DoubleErrorFunction.Q2;
  private static final double Q3 = DoubleErrorFunction.Q3;
  private static final double Q4 = DoubleErrorFunction.Q4;
  private static final double Q5 = DoubleErrorFunction.Q5;
  private static final double Q6 = DoubleErrorFunction.Q6;
  private static final double Q7 = DoubleErrorFunction.Q7;
  private static final double Q8 = DoubleErrorFunction.Q8;
  private static final double Q9 = DoubleErrorFunction.Q9;
  private static final double Q10 = DoubleErrorFunction.Q10;
  private static final double Q11 = DoubleErrorFunction.Q11;
  private static final double Q12 = DoubleErrorFunction.Q12;
  private static final double Q13 = DoubleErrorFunction.Q13;
  private static final double Q14 = DoubleErrorFunction.Q14;
  private static final double Q15 = DoubleErrorFunction.Q15;
  private static final double Q16 = DoubleErrorFunction.Q16;
  private static final double Q17 = DoubleErrorFunction.Q17;
  private static final double SHIFT = DoubleExponentials.SHIFT;
  private static final double PER_LOG_2 = DoubleExponentials.PER_LOG_2;
  private static final double LOG_2 = -DoubleExponentials.LOG_2;
  private static final double LOG_2_REST = -DoubleExponentials.LOG_2_REST;
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  private static final long BIAS = DoubleExponentials.BIAS;

  private DoubleErrorFunctionVectors() {}

  static DoubleVector erf(DoubleVector x) {
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector saturated = broadcast(DOUBLES, SATURATED);
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    DoubleVector magnitude = x.abs();
    DoubleVector near = erfNear0(magnitude);
    DoubleVector within = magnitude.blend(saturated, magnitude.compare(GT, saturated));
    DoubleVector log = logErfc(within.sub(one));
    DoubleVector shifted = log.fma(broadcast(DOUBLES, PER_LOG_2), shift);
    DoubleVector n = shifted.sub(shift);
    DoubleVector r = n.fma(broadcast(DOUBLES, LOG_2_REST), n.fma(broadcast(DOUBLES, LOG_2), log));
    DoubleVector y = DoubleExponentialVectors.curved(r).fma(r, one).fma(r, one);
    LongVector biased = shifted.reinterpretAsLongs().sub(broadcast(BITS, BIAS));
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector erf = one.sub(scale.mul(y)).blend(near, magnitude.compare(LT, one));
    LongVector sign = x.reinterpretAsLongs().and(broadcast(BITS, SIGN));
    return erf.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  private static DoubleVector erfNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p =
        u.fma(broadcast(DOUBLES, E11), broadcast(DOUBLES, E10))
            .fma(u, broadcast(DOUBLES, E9))
            .fma(u, broadcast(DOUBLES, E8))
            .fma(u, broadcast(DOUBLES, E7));
    p =
        p.fma(u, broadcast(DOUBLES, E6))
            .fma(u, broadcast(DOUBLES, E5))
            .fma(u, broadcast(DOUBLES, E4))
            .fma(u, broadcast(DOUBLES, E3));
    return p.fma(u, broadcast(DOUBLES, E2))
        .fma(u, broadcast(DOUBLES, E1))
        .fma(u, broadcast(DOUBLES, E0))
        .fma(x, x);
  }

  private static DoubleVector logErfc(DoubleVector beyond) {
    DoubleVector p =
        beyond
            .fma(broadcast(DOUBLES, Q17), broadcast(DOUBLES, Q16))
            .fma(beyond, broadcast(DOUBLES, Q15))
            .fma(beyond, broadcast(DOUBLES, Q14))
            .fma(beyond, broadcast(DOUBLES, Q13));
    p =
        p.fma(beyond, broadcast(DOUBLES, Q12))
            .fma(beyond, broadcast(DOUBLES, Q11))
            .fma(beyond, broadcast(DOUBLES, Q10))
            .fma(beyond, broadcast(DOUBLES, Q9));
    p =
        p.fma(beyond, broadcast(DOUBLES, Q8))
            .fma(beyond, broadcast(DOUBLES, Q7))
            .fma(beyond, broadcast(DOUBLES, Q6))
            .fma(beyond, broadcast(DOUBLES, Q5));
    p =
        p.fma(beyond, broadcast(DOUBLES, Q4))
            .fma(beyond, broadcast(DOUBLES, Q3))
            .fma(beyond, broadcast(DOUBLES, Q2))
            .fma(beyond, broadcast(DOUBLES, Q1));
    return p.fma(beyond, broadcast(DOUBLES, Q0));
  }
}
