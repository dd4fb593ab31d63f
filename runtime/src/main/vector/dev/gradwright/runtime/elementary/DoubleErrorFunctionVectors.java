package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** {@link DoubleErrorFunction} lane by lane. */
final class DoubleErrorFunctionVectors {
  private static final int FRACTION_BITS = DoubleExponentials.FRACTION_BITS;
  private static final double HALF = 0.5;
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
  private static final double P0 = DoubleExponentials.P0;
  private static final double P1 = DoubleExponentials.P1;
  private static final double P2 = DoubleExponentials.P2;
  private static final double P3 = DoubleExponentials.P3;
  private static final double P4 = DoubleExponentials.P4;
  private static final double P5 = DoubleExponentials.P5;
  private static final double P6 = DoubleExponentials.P6;
  private static final double P7 = DoubleExponentials.P7;
  private static final double P8 = DoubleExponentials.P8;
  private static final double P9 = DoubleExponentials.P9;
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  private static final long BIAS = DoubleExponentials.BIAS;

  private DoubleErrorFunctionVectors() {}

  static DoubleVector erf(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    DoubleVector near = erfNear0(magnitude);
    DoubleVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    DoubleVector log = logErfc(within.sub(ONE));
    DoubleVector shifted = log.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, log));
    DoubleVector p = r.fma(P9, P8).lanewise(FMA, r, P7).lanewise(FMA, r, P6).lanewise(FMA, r, P5);
    p = p.lanewise(FMA, r, P4).lanewise(FMA, r, P3).lanewise(FMA, r, P2).lanewise(FMA, r, P1);
    DoubleVector y =
        p.lanewise(FMA, r, P0).lanewise(FMA, r, HALF).lanewise(FMA, r, ONE).lanewise(FMA, r, ONE);
    LongVector biased = shifted.reinterpretAsLongs().sub(BIAS);
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector erf =
        DoubleVector.broadcast(DOUBLES, ONE)
            .sub(scale.mul(y))
            .blend(near, magnitude.compare(LT, ONE));
    LongVector sign = x.reinterpretAsLongs().and(SIGN);
    return erf.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  private static DoubleVector erfNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p = u.fma(E11, E10).lanewise(FMA, u, E9).lanewise(FMA, u, E8).lanewise(FMA, u, E7);
    p = p.lanewise(FMA, u, E6).lanewise(FMA, u, E5).lanewise(FMA, u, E4).lanewise(FMA, u, E3);
    return p.lanewise(FMA, u, E2).lanewise(FMA, u, E1).lanewise(FMA, u, E0).fma(x, x);
  }

  private static DoubleVector logErfc(DoubleVector beyond) {
    DoubleVector p =
        beyond
            .fma(Q17, Q16)
            .lanewise(FMA, beyond, Q15)
            .lanewise(FMA, beyond, Q14)
            .lanewise(FMA, beyond, Q13);
    p =
        p.lanewise(FMA, beyond, Q12)
            .lanewise(FMA, beyond, Q11)
            .lanewise(FMA, beyond, Q10)
            .lanewise(FMA, beyond, Q9);
    p =
        p.lanewise(FMA, beyond, Q8)
            .lanewise(FMA, beyond, Q7)
            .lanewise(FMA, beyond, Q6)
            .lanewise(FMA, beyond, Q5);
    p =
        p.lanewise(FMA, beyond, Q4)
            .lanewise(FMA, beyond, Q3)
            .lanewise(FMA, beyond, Q2)
            .lanewise(FMA, beyond, Q1);
    return p.lanewise(FMA, beyond, Q0);
  }
}
