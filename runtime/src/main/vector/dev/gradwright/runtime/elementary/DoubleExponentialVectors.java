package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DoubleExponentials} lane by lane, written out where more methods would be clearer: see
 * {@link DoubleVectorMath}.
 */
final class DoubleExponentialVectors {
  private static final int FRACTION_BITS = DoubleExponentials.FRACTION_BITS;
  private static final double ZERO = 0;
  private static final double HALF = 0.5;
  private static final double ONE = 1;
  private static final double SHIFT = DoubleExponentials.SHIFT;
  private static final double PER_LOG_2 = DoubleExponentials.PER_LOG_2;
  private static final double PER_MINUS_LOG_2 = -DoubleExponentials.PER_LOG_2;
  private static final double LOG_2 = -DoubleExponentials.LOG_2;
  private static final double LOG_2_REST = -DoubleExponentials.LOG_2_REST;
  private static final double VANISHING = DoubleExponentials.VANISHING;
  private static final double OVERFLOWING = DoubleExponentials.OVERFLOWING;
  private static final double LOWEST = DoubleExponentials.LOWEST;
  private static final double SATURATED = DoubleExponentials.SATURATED;
  private static final double NEAR = DoubleExponentials.NEAR;
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
  private static final double T0 = DoubleExponentials.T0;
  private static final double T1 = DoubleExponentials.T1;
  private static final double T2 = DoubleExponentials.T2;
  private static final double T3 = DoubleExponentials.T3;
  private static final double T4 = DoubleExponentials.T4;
  private static final double T5 = DoubleExponentials.T5;
  private static final double T6 = DoubleExponentials.T6;
  private static final double T7 = DoubleExponentials.T7;
  private static final double T8 = DoubleExponentials.T8;
  private static final double T9 = DoubleExponentials.T9;
  private static final double T10 = DoubleExponentials.T10;
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  private static final long BIAS = DoubleExponentials.BIAS;
  private static final long TWICE_BIAS = 2 * BIAS;

  private DoubleExponentialVectors() {}

  static DoubleVector exp(DoubleVector x) {
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Double> vanishes = x.compare(LT, VANISHING);
    DoubleVector within = x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(ZERO, vanishes);
    DoubleVector shifted = within.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, within));
    DoubleVector p = r.fma(P9, P8).lanewise(FMA, r, P7).lanewise(FMA, r, P6).lanewise(FMA, r, P5);
    p = p.lanewise(FMA, r, P4).lanewise(FMA, r, P3).lanewise(FMA, r, P2).lanewise(FMA, r, P1);
    DoubleVector y =
        p.lanewise(FMA, r, P0).lanewise(FMA, r, HALF).lanewise(FMA, r, ONE).lanewise(FMA, r, ONE);
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .blend(ZERO, vanishes);
  }

  static DoubleVector expm1(DoubleVector x) {
    LongVector sign = x.reinterpretAsLongs().and(SIGN);
    DoubleVector within =
        x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(LOWEST, x.compare(LT, LOWEST));
    DoubleVector shifted = within.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, within));
    DoubleVector curved = r.mul(r).mul(curved(r));
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    LongVector rest = twice.sub(half);
    DoubleVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    LongVector inverse =
        LongVector.broadcast(LongVector.SPECIES_PREFERRED, TWICE_BIAS)
            .sub(rest)
            .lanewise(LSHL, FRACTION_BITS);
    DoubleVector most = r.fma(scale, scale.sub(inverse.reinterpretAsDoubles()));
    LongVector less = curved.fma(scale, most).mul(other).reinterpretAsLongs();
    return less.or(sign).reinterpretAsDoubles();
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    DoubleVector near = tanhNear0(magnitude);
    DoubleVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    DoubleVector twice = within.add(within);
    DoubleVector shifted = twice.fma(PER_MINUS_LOG_2, SHIFT);
    DoubleVector n = DoubleVector.broadcast(DOUBLES, SHIFT).sub(shifted);
    DoubleVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, twice));
    DoubleVector y = r.mul(r).fma(curved(r), r);
    LongVector biased = shifted.reinterpretAsLongs().sub(BIAS);
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector tanh =
        DoubleVector.broadcast(DOUBLES, ONE)
            .sub(scale.add(scale).div(DoubleVector.broadcast(DOUBLES, ONE).add(scale.add(y))));
    LongVector unsigned = tanh.blend(near, magnitude.compare(LT, NEAR)).reinterpretAsLongs();
    return unsigned.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
  }

  private static DoubleVector tanhNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p = u.fma(T10, T9).lanewise(FMA, u, T8).lanewise(FMA, u, T7).lanewise(FMA, u, T6);
    p = p.lanewise(FMA, u, T5).lanewise(FMA, u, T4).lanewise(FMA, u, T3).lanewise(FMA, u, T2);
    return p.lanewise(FMA, u, T1).lanewise(FMA, u, T0).mul(u).fma(x, x);
  }

  /** (e^r - 1 - r) / r^2. */
  private static DoubleVector curved(DoubleVector r) {
    DoubleVector p = r.fma(P9, P8).lanewise(FMA, r, P7).lanewise(FMA, r, P6).lanewise(FMA, r, P5);
    p = p.lanewise(FMA, r, P4).lanewise(FMA, r, P3).lanewise(FMA, r, P2).lanewise(FMA, r, P1);
    return p.lanewise(FMA, r, P0).lanewise(FMA, r, HALF);
  }
}
