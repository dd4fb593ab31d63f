package dev.gradwright.runtime.elementary;

import static jdk.incubator.vector.VectorOperators.FMA;
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
  private static final float ZERO = 0;
  private static final float HALF = 0.5f;
  private static final float ONE = 1;
  private static final float TWO = 2;
  private static final float SHIFT = FloatExponentials.SHIFT;
  private static final float PER_LOG_2 = FloatExponentials.PER_LOG_2;
  private static final float SHIFT_ONCE = FloatExponentials.SHIFT_ONCE;
  private static final float TWICE_PER_LOG_2 = 2 * FloatExponentials.PER_LOG_2;
  private static final float HALF_LOG_2 = -FloatExponentials.LOG_2 / 2;
  private static final float LOG_2 = -FloatExponentials.LOG_2;
  private static final float LOG_2_REST = -FloatExponentials.LOG_2_REST;
  private static final float VANISHING = FloatExponentials.VANISHING;
  private static final float OVERFLOWING = FloatExponentials.OVERFLOWING;
  private static final float LOWEST = FloatExponentials.LOWEST;
  private static final float SATURATED = FloatExponentials.SATURATED;
  private static final float P0 = FloatExponentials.P0;
  private static final float P1 = FloatExponentials.P1;
  private static final float P2 = FloatExponentials.P2;
  private static final float P3 = FloatExponentials.P3;
  private static final float P4 = FloatExponentials.P4;
  private static final float T0 = FloatExponentials.T0;
  private static final float T1 = FloatExponentials.T1;
  private static final float T2 = FloatExponentials.T2;
  private static final float T3 = FloatExponentials.T3;
  private static final int SIGN = Float.floatToRawIntBits(-0f);
  private static final int BIAS = FloatExponentials.BIAS;
  private static final int TWICE_BIAS = 2 * BIAS;

  private FloatExponentialVectors() {}

  static FloatVector exp(FloatVector x) {
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Float> vanishes = x.compare(LT, VANISHING);
    FloatVector within = x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(ZERO, vanishes);
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, within));
    FloatVector y =
        r.fma(P4, P3)
            .lanewise(FMA, r, P2)
            .lanewise(FMA, r, P1)
            .lanewise(FMA, r, P0)
            .lanewise(FMA, r, HALF)
            .lanewise(FMA, r, ONE)
            .lanewise(FMA, r, ONE);
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .blend(ZERO, vanishes);
  }

  static FloatVector expm1(FloatVector x) {
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    FloatVector within =
        x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(LOWEST, x.compare(LT, LOWEST));
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.lanewise(FMA, LOG_2_REST, n.lanewise(FMA, LOG_2, within));
    FloatVector curved = r.mul(r).mul(curved(r));
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    IntVector rest = twice.sub(half);
    FloatVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    IntVector inverse =
        IntVector.broadcast(IntVector.SPECIES_PREFERRED, TWICE_BIAS)
            .sub(rest)
            .lanewise(LSHL, FRACTION_BITS);
    FloatVector most = r.fma(scale, scale.sub(inverse.reinterpretAsFloats()));
    IntVector less = curved.fma(scale, most).mul(other).reinterpretAsInts();
    return less.or(sign).reinterpretAsFloats();
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector within = magnitude.blend(SATURATED, magnitude.compare(GT, SATURATED));
    FloatVector shifted = within.fma(TWICE_PER_LOG_2, SHIFT_ONCE);
    FloatVector r = shifted.sub(SHIFT_ONCE).lanewise(FMA, HALF_LOG_2, within);
    FloatVector u = r.mul(r);
    FloatVector curved = u.lanewise(FMA, T3, r.fma(T2, T1)).fma(u, r.fma(T0, TWO));
    FloatVector y = curved.fma(u, r.add(r));
    FloatVector scale =
        shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector m = scale.fma(y, scale.sub(ONE));
    IntVector unsigned = m.div(m.add(TWO)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  /** (e^r - 1 - r) / r^2. */
  private static FloatVector curved(FloatVector r) {
    return r.fma(P4, P3)
        .lanewise(FMA, r, P2)
        .lanewise(FMA, r, P1)
        .lanewise(FMA, r, P0)
        .lanewise(FMA, r, HALF);
  }
}
