package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.BITS;
import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
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
    DoubleVector zero = broadcast(DOUBLES, ZERO);
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector overflowing = broadcast(DOUBLES, OVERFLOWING);
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    // Such lanes compute e^0, since processors are very slow where numbers underflow.
    VectorMask<Double> vanishes = x.compare(LT, broadcast(DOUBLES, VANISHING));
    DoubleVector within = x.blend(overflowing, x.compare(GT, overflowing)).blend(zero, vanishes);
    DoubleVector shifted = within.fma(broadcast(DOUBLES, PER_LOG_2), shift);
    DoubleVector n = shifted.sub(shift);
    DoubleVector r =
        n.fma(broadcast(DOUBLES, LOG_2_REST), n.fma(broadcast(DOUBLES, LOG_2), within));
    DoubleVector y = curved(r).fma(r, one).fma(r, one);
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles())
        .blend(zero, vanishes);
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector overflowing = broadcast(DOUBLES, OVERFLOWING);
    DoubleVector lowest = broadcast(DOUBLES, LOWEST);
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    DoubleVector within =
        x.blend(overflowing, x.compare(GT, overflowing)).blend(lowest, x.compare(LT, lowest));
    DoubleVector shifted = within.fma(broadcast(DOUBLES, PER_LOG_2), shift);
    DoubleVector n = shifted.sub(shift);
    DoubleVector r =
        n.fma(broadcast(DOUBLES, LOG_2_REST), n.fma(broadcast(DOUBLES, LOG_2), within));
    DoubleVector curved = r.mul(r).mul(curved(r));
    LongVector twice = shifted.reinterpretAsLongs();
    LongVector half = twice.lanewise(LSHR, 1);
    LongVector rest = twice.sub(half);
    DoubleVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector other = rest.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    LongVector inverse = broadcast(BITS, TWICE_BIAS).sub(rest).lanewise(LSHL, FRACTION_BITS);
    DoubleVector most = r.fma(scale, scale.sub(inverse.reinterpretAsDoubles()));
    // Keeps the sign of -0.
    return curved.fma(scale, most).mul(other).blend(x, x.compare(EQ, broadcast(DOUBLES, ZERO)));
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector saturated = broadcast(DOUBLES, SATURATED);
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector magnitude = x.abs();
    DoubleVector near = tanhNear0(magnitude);
    DoubleVector within = magnitude.blend(saturated, magnitude.compare(GT, saturated));
    DoubleVector twice = within.add(within);
    DoubleVector shifted = twice.fma(broadcast(DOUBLES, PER_MINUS_LOG_2), shift);
    DoubleVector n = shift.sub(shifted);
    DoubleVector r = n.fma(broadcast(DOUBLES, LOG_2_REST), n.fma(broadcast(DOUBLES, LOG_2), twice));
    DoubleVector y = r.mul(r).fma(curved(r), r);
    LongVector biased = shifted.reinterpretAsLongs().sub(broadcast(BITS, BIAS));
    DoubleVector scale = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector tanh = one.sub(scale.add(scale).div(one.add(scale.add(y))));
    LongVector unsigned =
        tanh.blend(near, magnitude.compare(LT, broadcast(DOUBLES, NEAR))).reinterpretAsLongs();
    return unsigned.or(x.reinterpretAsLongs().and(broadcast(BITS, SIGN))).reinterpretAsDoubles();
  }

  private static DoubleVector tanhNear0(DoubleVector x) {
    DoubleVector u = x.mul(x);
    DoubleVector p =
        u.fma(broadcast(DOUBLES, T10), broadcast(DOUBLES, T9))
            .fma(u, broadcast(DOUBLES, T8))
            .fma(u, broadcast(DOUBLES, T7))
            .fma(u, broadcast(DOUBLES, T6));
    p =
        p.fma(u, broadcast(DOUBLES, T5))
            .fma(u, broadcast(DOUBLES, T4))
            .fma(u, broadcast(DOUBLES, T3))
            .fma(u, broadcast(DOUBLES, T2));
    return p.fma(u, broadcast(DOUBLES, T1)).fma(u, broadcast(DOUBLES, T0)).mul(u).fma(x, x);
  }

  /** (e^r - 1 - r) / r^2. */
  static DoubleVector curved(DoubleVector r) {
    DoubleVector p =
        r.fma(broadcast(DOUBLES, P9), broadcast(DOUBLES, P8))
            .fma(r, broadcast(DOUBLES, P7))
            .fma(r, broadcast(DOUBLES, P6))
            .fma(r, broadcast(DOUBLES, P5));
    p =
        p.fma(r, broadcast(DOUBLES, P4))
            .fma(r, broadcast(DOUBLES, P3))
            .fma(r, broadcast(DOUBLES, P2))
            .fma(r, broadcast(DOUBLES, P1));
    return p.fma(r, broadcast(DOUBLES, P0)).fma(r, broadcast(DOUBLES, HALF));
  }
}
