package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link FloatExponentials} lane by lane, written out where more methods would be clearer: see
 * {@link FloatVectorMath}.
 */
final class FloatExponentialVectors {
  private static final int FRACTION_BITS = FloatExponentials.FRACTION_BITS;
  private static final FloatVector ZERO = of(0);
  private static final FloatVector HALF = of(0.5f);
  private static final FloatVector ONE = of(1);
  private static final FloatVector TWO = of(2);
  private static final FloatVector SHIFT = of(FloatExponentials.SHIFT);
  private static final FloatVector PER_LOG_2 = of(FloatExponentials.PER_LOG_2);
  private static final FloatVector SHIFT_ONCE = of(FloatExponentials.SHIFT_ONCE);
  private static final FloatVector TWICE_PER_LOG_2 = of(2 * FloatExponentials.PER_LOG_2);
  private static final FloatVector HALF_LOG_2 = of(-FloatExponentials.LOG_2 / 2);
  private static final FloatVector LOG_2 = of(-FloatExponentials.LOG_2);
  private static final FloatVector LOG_2_REST = of(-FloatExponentials.LOG_2_REST);
  private static final FloatVector VANISHING = of(FloatExponentials.VANISHING);
  private static final FloatVector OVERFLOWING = of(FloatExponentials.OVERFLOWING);
  private static final FloatVector LOWEST = of(FloatExponentials.LOWEST);
  private static final FloatVector SATURATED = of(FloatExponentials.SATURATED);
  private static final FloatVector P0 = of(FloatExponentials.P0);
  private static final FloatVector P1 = of(FloatExponentials.P1);
  private static final FloatVector P2 = of(FloatExponentials.P2);
  private static final FloatVector P3 = of(FloatExponentials.P3);
  private static final FloatVector P4 = of(FloatExponentials.P4);
  private static final FloatVector T0 = of(FloatExponentials.T0);
  private static final FloatVector T1 = of(FloatExponentials.T1);
  private static final FloatVector T2 = of(FloatExponentials.T2);
  private static final FloatVector T3 = of(FloatExponentials.T3);
  private static final IntVector SIGN = of(-0f).reinterpretAsInts();
  private static final IntVector BIAS = SIGN.broadcast(FloatExponentials.BIAS);
  private static final IntVector TWICE_BIAS = BIAS.add(BIAS);

  private FloatExponentialVectors() {}

  static FloatVector exp(FloatVector x) {
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Float> vanishes = x.compare(LT, VANISHING);
    FloatVector within = x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(ZERO, vanishes);
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.fma(LOG_2_REST, n.fma(LOG_2, within));
    FloatVector y =
        P4.fma(r, P3).fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF).fma(r, ONE).fma(r, ONE);
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .blend(ZERO, vanishes);
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector within =
        x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(LOWEST, x.compare(LT, LOWEST));
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.fma(LOG_2_REST, n.fma(LOG_2, within));
    FloatVector curved = r.mul(r).mul(curved(r));
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    IntVector rest = twice.sub(half);
    FloatVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    IntVector inverse = TWICE_BIAS.sub(rest).lanewise(LSHL, FRACTION_BITS);
    FloatVector most = r.fma(scale, scale.sub(inverse.reinterpretAsFloats()));
    IntVector less = curved.fma(scale, most).mul(other).reinterpretAsInts();
    return less.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    FloatVector shifted = within.fma(TWICE_PER_LOG_2, SHIFT_ONCE);
    FloatVector r = shifted.sub(SHIFT_ONCE).fma(HALF_LOG_2, within);
    FloatVector u = r.mul(r);
    FloatVector curved = T3.fma(u, T2.fma(r, T1)).fma(u, T0.fma(r, TWO));
    FloatVector y = curved.fma(u, r.add(r));
    FloatVector scale =
        shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector m = scale.fma(y, scale.sub(ONE));
    IntVector unsigned = m.div(m.add(TWO)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  /** (e^r - 1 - r) / r^2. */
  private static FloatVector curved(FloatVector r) {
    return P4.fma(r, P3).fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF);
  }
}
