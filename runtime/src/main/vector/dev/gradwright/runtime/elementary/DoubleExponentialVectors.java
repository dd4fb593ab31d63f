package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
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
  private static final DoubleVector ZERO = of(0);
  private static final DoubleVector HALF = of(0.5);
  private static final DoubleVector ONE = of(1);
  private static final DoubleVector SHIFT = of(DoubleExponentials.SHIFT);
  private static final DoubleVector PER_LOG_2 = of(DoubleExponentials.PER_LOG_2);
  private static final DoubleVector PER_MINUS_LOG_2 = of(-DoubleExponentials.PER_LOG_2);
  private static final DoubleVector LOG_2 = of(-DoubleExponentials.LOG_2);
  private static final DoubleVector LOG_2_REST = of(-DoubleExponentials.LOG_2_REST);
  private static final DoubleVector VANISHING = of(DoubleExponentials.VANISHING);
  private static final DoubleVector OVERFLOWING = of(DoubleExponentials.OVERFLOWING);
  private static final DoubleVector LOWEST = of(DoubleExponentials.LOWEST);
  private static final DoubleVector SATURATED = of(DoubleExponentials.SATURATED);
  private static final DoubleVector NEAR = of(DoubleExponentials.NEAR);
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
  private static final DoubleVector T0 = of(DoubleExponentials.T0);
  private static final DoubleVector T1 = of(DoubleExponentials.T1);
  private static final DoubleVector T2 = of(DoubleExponentials.T2);
  private static final DoubleVector T3 = of(DoubleExponentials.T3);
  private static final DoubleVector T4 = of(DoubleExponentials.T4);
  private static final DoubleVector T5 = of(DoubleExponentials.T5);
  private static final DoubleVector T6 = of(DoubleExponentials.T6);
  private static final DoubleVector T7 = of(DoubleExponentials.T7);
  private static final DoubleVector T8 = of(DoubleExponentials.T8);
  private static final DoubleVector T9 = of(DoubleExponentials.T9);
  private static final DoubleVector T10 = of(DoubleExponentials.T10);
  private static final LongVector SIGN = of(-0.0).reinterpretAsLongs();
  private static final LongVector BIAS = SIGN.broadcast(DoubleExponentials.BIAS);
  private static final LongVector TWICE_BIAS = BIAS.add(BIAS);

  private DoubleExponentialVectors() {}

  static DoubleVector exp(DoubleVector x) {
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Double> vanishes = x.compare(LT, VANISHING);
    DoubleVector within = x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(ZERO, vanishes);
    DoubleVector shifted = within.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.fma(LOG_2_REST, n.fma(LOG_2, within));
    DoubleVector p = P9.fma(r, P8).fma(r, P7).fma(r, P6).fma(r, P5);
    p = p.fma(r, P4).fma(r, P3).fma(r, P2).fma(r, P1);
    DoubleVector y = p.fma(r, P0).fma(r, HALF).fma(r, ONE).fma(r, ONE);
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .blend(ZERO, vanishes);
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector within =
        x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(LOWEST, x.compare(LT, LOWEST));
    DoubleVector shifted = within.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.fma(LOG_2_REST, n.fma(LOG_2, within));
    DoubleVector curved = r.mul(r).mul(curved(r));
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    LongVector rest = twice.sub(half);
    DoubleVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    LongVector inverse = TWICE_BIAS.sub(rest).lanewise(LSHL, FRACTION_BITS);
    DoubleVector most = r.fma(scale, scale.sub(inverse.reinterpretAsDoubles()));
    LongVector less = curved.fma(scale, most).mul(other).reinterpretAsLongs();
    return less.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector magnitude = x.abs();
    DoubleVector near = tanhNear0(magnitude);
    DoubleVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    DoubleVector twice = within.add(within);
    DoubleVector shifted = twice.fma(PER_MINUS_LOG_2, SHIFT);
    DoubleVector n = SHIFT.sub(shifted);
    DoubleVector r = n.fma(LOG_2_REST, n.fma(LOG_2, twice));
    DoubleVector y = r.mul(r).fma(curved(r), r);
    LongVector biased = shifted.reinterpretAsLongs().sub(BIAS);
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector tanh = ONE.sub(scale.add(scale).div(ONE.add(scale.add(y))));
    LongVector unsigned = tanh.blend(near, magnitude.compare(LT, NEAR)).reinterpretAsLongs();
    return unsigned.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
  }

  private static DoubleVector tanhNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p = T10.fma(u, T9).fma(u, T8).fma(u, T7).fma(u, T6);
    p = p.fma(u, T5).fma(u, T4).fma(u, T3).fma(u, T2);
    return p.fma(u, T1).fma(u, T0).mul(u).fma(x, x);
  }

  /** (e^r - 1 - r) / r^2. */
  private static DoubleVector curved(DoubleVector r) {
    DoubleVector p = P9.fma(r, P8).fma(r, P7).fma(r, P6).fma(r, P5);
    p = p.fma(r, P4).fma(r, P3).fma(r, P2).fma(r, P1);
    return p.fma(r, P0).fma(r, HALF);
  }
}
