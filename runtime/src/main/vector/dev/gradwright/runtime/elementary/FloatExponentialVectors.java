package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.BITS;
import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.IntVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
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
    FloatVector zero = broadcast(FLOATS, ZERO);
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector overflowing = broadcast(FLOATS, OVERFLOWING);
    FloatVector shift = broadcast(FLOATS, SHIFT);
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Float> vanishes = x.compare(LT, broadcast(FLOATS, VANISHING));
    FloatVector within = x.blend(overflowing, x.compare(GT, overflowing)).blend(zero, vanishes);
    FloatVector shifted = within.fma(broadcast(FLOATS, PER_LOG_2), shift);
    FloatVector n = shifted.sub(shift);
    FloatVector r = n.fma(broadcast(FLOATS, LOG_2_REST), n.fma(broadcast(FLOATS, LOG_2), within));
    FloatVector y = curved(r).fma(r, one).fma(r, one);
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .blend(zero, vanishes);
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector overflowing = broadcast(FLOATS, OVERFLOWING);
    FloatVector lowest = broadcast(FLOATS, LOWEST);
    FloatVector shift = broadcast(FLOATS, SHIFT);
    FloatVector within =
        x.blend(overflowing, x.compare(GT, overflowing)).blend(lowest, x.compare(LT, lowest));
    FloatVector shifted = within.fma(broadcast(FLOATS, PER_LOG_2), shift);
    FloatVector n = shifted.sub(shift);
    FloatVector r = n.fma(broadcast(FLOATS, LOG_2_REST), n.fma(broadcast(FLOATS, LOG_2), within));
    FloatVector curved = r.mul(r).mul(curved(r));
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    IntVector rest = twice.sub(half);
    FloatVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    IntVector inverse = broadcast(BITS, TWICE_BIAS).sub(rest).lanewise(LSHL, FRACTION_BITS);
    FloatVector most = r.fma(scale, scale.sub(inverse.reinterpretAsFloats()));
    // Keeps the sign of -0.
    return curved.fma(scale, most).mul(other).blend(x, x.compare(EQ, broadcast(FLOATS, ZERO)));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector saturated = broadcast(FLOATS, SATURATED);
    FloatVector shiftOnce = broadcast(FLOATS, SHIFT_ONCE);
    FloatVector two = broadcast(FLOATS, TWO);
    FloatVector magnitude = x.abs();
    FloatVector within = magnitude.blend(saturated, magnitude.compare(GT, saturated));
    FloatVector shifted = within.fma(broadcast(FLOATS, TWICE_PER_LOG_2), shiftOnce);
    FloatVector r = shifted.sub(shiftOnce).fma(broadcast(FLOATS, HALF_LOG_2), within);
    FloatVector u = r.mul(r);
    FloatVector curved =
        u.fma(broadcast(FLOATS, T3), r.fma(broadcast(FLOATS, T2), broadcast(FLOATS, T1)))
            .fma(u, r.fma(broadcast(FLOATS, T0), two));
    FloatVector y = curved.fma(u, r.add(r));
    FloatVector scale =
        shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector m = scale.fma(y, scale.sub(broadcast(FLOATS, ONE)));
    IntVector unsigned = m.div(m.add(two)).reinterpretAsInts();
    return unsigned.or(x.reinterpretAsInts().and(broadcast(BITS, SIGN))).reinterpretAsFloats();
  }

  /** (e^r - 1 - r) / r^2. */
  static FloatVector curved(FloatVector r) {
    return r.fma(broadcast(FLOATS, P4), broadcast(FLOATS, P3))
        .fma(r, broadcast(FLOATS, P2))
        .fma(r, broadcast(FLOATS, P1))
        .fma(r, broadcast(FLOATS, P0))
        .fma(r, broadcast(FLOATS, HALF));
  }
}
