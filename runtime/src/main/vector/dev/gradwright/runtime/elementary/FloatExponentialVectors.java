package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link FloatExponentials} lane by lane. */
final class FloatExponentialVectors {
  private static final FloatVector ZERO = of(0);
  private static final FloatVector HALF = of(0.5f);
  private static final FloatVector ONE = of(1);
  private static final FloatVector SHIFT = of(FloatExponentials.SHIFT);
  private static final FloatVector PER_LOG_2 = of(FloatExponentials.PER_LOG_2);
  private static final FloatVector PER_MINUS_LOG_2 = of(-FloatExponentials.PER_LOG_2);
  private static final FloatVector LOG_2 = of(-FloatExponentials.LOG_2);
  private static final FloatVector LOG_2_REST = of(-FloatExponentials.LOG_2_REST);
  private static final FloatVector VANISHING = of(FloatExponentials.VANISHING);
  private static final FloatVector UNSEEN = of(-FloatExponentials.VANISHING);
  private static final FloatVector OVERFLOWING = of(FloatExponentials.OVERFLOWING);
  private static final FloatVector LOWEST = of(FloatExponentials.LOWEST);
  private static final FloatVector SATURATED = of(FloatExponentials.SATURATED);
  private static final FloatVector NEAR = of(FloatExponentials.NEAR);
  private static final FloatVector P0 = of(FloatExponentials.P0);
  private static final FloatVector P1 = of(FloatExponentials.P1);
  private static final FloatVector P2 = of(FloatExponentials.P2);
  private static final FloatVector P3 = of(FloatExponentials.P3);
  private static final FloatVector P4 = of(FloatExponentials.P4);
  private static final FloatVector T0 = of(FloatExponentials.T0);
  private static final FloatVector T1 = of(FloatExponentials.T1);
  private static final FloatVector T2 = of(FloatExponentials.T2);
  private static final FloatVector T3 = of(FloatExponentials.T3);
  private static final FloatVector T4 = of(FloatExponentials.T4);
  private static final IntVector SIGN = of(-0f).reinterpretAsInts();
  private static final IntVector BIAS = SIGN.broadcast(FloatExponentials.BIAS);
  private static final IntVector TWICE_BIAS = BIAS.add(BIAS);

  private FloatExponentialVectors() {}

  static FloatVector exp(FloatVector x) {
    // Such lanes compute e^0, since what underflows takes a hundred times as long.
    VectorMask<Float> vanishes = x.compare(LT, VANISHING);
    FloatVector within = x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(ZERO, vanishes);
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector y = expNear0(reduced(within, shifted.sub(SHIFT)));
    return scaled(y, shifted.reinterpretAsInts()).blend(ZERO, vanishes);
  }

  static FloatVector scaled(FloatVector y, IntVector twice) {
    IntVector half = twice.lanewise(LSHR, 1);
    return y.mul(power(half)).mul(power(twice.sub(half)));
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector within =
        x.blend(OVERFLOWING, x.compare(GT, OVERFLOWING)).blend(LOWEST, x.compare(LT, LOWEST));
    FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
    FloatVector r = reduced(within, shifted.sub(SHIFT));
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    IntVector rest = twice.sub(half);
    FloatVector scale = power(half);
    FloatVector most = r.fma(scale, scale.sub(power(TWICE_BIAS.sub(rest))));
    return signed(r.mul(r).mul(curved(r)).fma(scale, most).mul(power(rest)), x);
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector magnitude = x.abs();
    VectorMask<Float> vanishes = magnitude.compare(GT, UNSEEN);
    FloatVector within = magnitude.blend(ZERO, vanishes);
    FloatVector shifted = within.fma(PER_MINUS_LOG_2, SHIFT);
    FloatVector y = lessOne(reduced(within, SHIFT.sub(shifted)));
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    FloatVector some = power(half);
    FloatVector rest = power(twice.sub(half));
    FloatVector sum = some.fma(rest, ONE);
    FloatVector sumRest = some.fma(rest, ONE.sub(sum));
    FloatVector inverse = ONE.div(sum.add(sumRest.add(y)));
    FloatVector less = inverse.mul(some).mul(rest).blend(ZERO, vanishes);
    return ONE.sub(less).blend(less, x.compare(LT, ZERO));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.abs();
    VectorMask<Float> near = magnitude.compare(LT, NEAR);
    return signed(tanhOf(magnitude).blend(tanhNear0(magnitude), near), x);
  }

  private static FloatVector tanhNear0(FloatVector x) {
    FloatVector u = x.mul(x);
    return T4.fma(u, T3).fma(u, T2).fma(u, T1).fma(u, T0).mul(u).fma(x, x);
  }

  private static FloatVector tanhOf(FloatVector x) {
    FloatVector within = x.blend(SATURATED, x.compare(GT, SATURATED));
    FloatVector twice = within.add(within);
    FloatVector shifted = twice.fma(PER_MINUS_LOG_2, SHIFT);
    FloatVector y = lessOne(reduced(twice, SHIFT.sub(shifted)));
    FloatVector scale = power(shifted.reinterpretAsInts().sub(BIAS));
    return ONE.sub(scale.add(scale).div(ONE.add(scale.add(y))));
  }

  /** What has no sign yet, or the right one unless it is 0, with the sign of x. */
  static FloatVector signed(FloatVector y, FloatVector x) {
    return y.reinterpretAsInts().or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  static FloatVector reduced(FloatVector x, FloatVector n) {
    return n.fma(LOG_2_REST, n.fma(LOG_2, x));
  }

  static FloatVector expNear0(FloatVector r) {
    return curved(r).fma(r, ONE).fma(r, ONE);
  }

  private static FloatVector lessOne(FloatVector r) {
    return r.mul(r).fma(curved(r), r);
  }

  private static FloatVector curved(FloatVector r) {
    return P4.fma(r, P3).fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF);
  }

  static FloatVector power(IntVector biased) {
    return biased.lanewise(LSHL, FloatExponentials.FRACTION_BITS).reinterpretAsFloats();
  }
}
