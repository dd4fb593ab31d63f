package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** {@link DoubleErrorFunction} lane by lane. */
final class DoubleErrorFunctionVectors {
  private static final int FRACTION_BITS = DoubleExponentials.FRACTION_BITS;
  private static final DoubleVector HALF = of(0.5);
  private static final DoubleVector ONE = of(1);
  private static final DoubleVector SATURATED = of(DoubleErrorFunction.SATURATED);
  private static final DoubleVector E0 = of(DoubleErrorFunction.E0);
  private static final DoubleVector E1 = of(DoubleErrorFunction.E1);
  private static final DoubleVector E2 = of(DoubleErrorFunction.E2);
  private static final DoubleVector E3 = of(DoubleErrorFunction.E3);
  private static final DoubleVector E4 = of(DoubleErrorFunction.E4);
  private static final DoubleVector E5 = of(DoubleErrorFunction.E5);
  private static final DoubleVector E6 = of(DoubleErrorFunction.E6);
  private static final DoubleVector E7 = of(DoubleErrorFunction.E7);
  private static final DoubleVector E8 = of(DoubleErrorFunction.E8);
  private static final DoubleVector E9 = of(DoubleErrorFunction.E9);
  private static final DoubleVector E10 = of(DoubleErrorFunction.E10);
  private static final DoubleVector E11 = of(DoubleErrorFunction.E11);
  private static final DoubleVector Q0 = of(DoubleErrorFunction.Q0);
  private static final DoubleVector Q1 = of(DoubleErrorFunction.Q1);
  private static final DoubleVector Q2 = of(DoubleErrorFunction.Q2);
  private static final DoubleVector Q3 = of(DoubleErrorFunction.Q3);
  private static final DoubleVector Q4 = of(DoubleErrorFunction.Q4);
  private static final DoubleVector Q5 = of(DoubleErrorFunction.Q5);
  private static final DoubleVector Q6 = of(DoubleErrorFunction.Q6);
  private static final DoubleVector Q7 = of(DoubleErrorFunction.Q7);
  private static final DoubleVector Q8 = of(DoubleErrorFunction.Q8);
  private static final DoubleVector Q9 = of(DoubleErrorFunction.Q9);
  private static final DoubleVector Q10 = of(DoubleErrorFunction.Q10);
  private static final DoubleVector Q11 = of(DoubleErrorFunction.Q11);
  private static final DoubleVector Q12 = of(DoubleErrorFunction.Q12);
  private static final DoubleVector Q13 = of(DoubleErrorFunction.Q13);
  private static final DoubleVector Q14 = of(DoubleErrorFunction.Q14);
  private static final DoubleVector Q15 = of(DoubleErrorFunction.Q15);
  private static final DoubleVector Q16 = of(DoubleErrorFunction.Q16);
  private static final DoubleVector Q17 = of(DoubleErrorFunction.Q17);
  private static final DoubleVector SHIFT = of(DoubleExponentials.SHIFT);
  private static final DoubleVector PER_LOG_2 = of(DoubleExponentials.PER_LOG_2);
  private static final DoubleVector LOG_2 = of(-DoubleExponentials.LOG_2);
  private static final DoubleVector LOG_2_REST = of(-DoubleExponentials.LOG_2_REST);
  private static final DoubleVector P0 = of(DoubleExponentials.P0);
  private static final DoubleVector P1 = of(DoubleExponentials.P1);
  private static final DoubleVector P2 = of(DoubleExponentials.P2);
  private static final DoubleVector P3 = of(DoubleExponentials.P3);
  private static final DoubleVector P4 = of(DoubleExponentials.P4);
  private static final DoubleVector P5 = of(DoubleExponentials.P5);
  private static final DoubleVector P6 = of(DoubleExponentials.P6);
  private static final DoubleVector P7 = of(DoubleExponentials.P7);
  private static final DoubleVector P8 = of(DoubleExponentials.P8);
  private static final DoubleVector P9 = of(DoubleExponentials.P9);
  private static final LongVector SIGN = of(-0.0).reinterpretAsLongs();
  private static final LongVector BIAS = SIGN.broadcast(DoubleExponentials.BIAS);

  private DoubleErrorFunctionVectors() {}

  static DoubleVector erf(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    DoubleVector near = erfNear0(magnitude);
    DoubleVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    DoubleVector log = logErfc(within.sub(ONE));
    DoubleVector shifted = log.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.fma(LOG_2_REST, n.fma(LOG_2, log));
    DoubleVector p = P9.fma(r, P8).fma(r, P7).fma(r, P6).fma(r, P5);
    p = p.fma(r, P4).fma(r, P3).fma(r, P2).fma(r, P1);
    DoubleVector y = p.fma(r, P0).fma(r, HALF).fma(r, ONE).fma(r, ONE);
    LongVector biased = shifted.reinterpretAsLongs().sub(BIAS);
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector erf = ONE.sub(scale.mul(y)).blend(near, magnitude.compare(LT, ONE));
    LongVector sign = x.reinterpretAsLongs().and(SIGN);
    return erf.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  private static DoubleVector erfNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p = E11.fma(u, E10).fma(u, E9).fma(u, E8).fma(u, E7);
    p = p.fma(u, E6).fma(u, E5).fma(u, E4).fma(u, E3);
    return p.fma(u, E2).fma(u, E1).fma(u, E0).fma(x, x);
  }

  private static DoubleVector logErfc(DoubleVector beyond) {
    DoubleVector p = Q17.fma(beyond, Q16).fma(beyond, Q15).fma(beyond, Q14).fma(beyond, Q13);
    p = p.fma(beyond, Q12).fma(beyond, Q11).fma(beyond, Q10).fma(beyond, Q9);
    p = p.fma(beyond, Q8).fma(beyond, Q7).fma(beyond, Q6).fma(beyond, Q5);
    p = p.fma(beyond, Q4).fma(beyond, Q3).fma(beyond, Q2).fma(beyond, Q1);
    return p.fma(beyond, Q0);
  }
}
