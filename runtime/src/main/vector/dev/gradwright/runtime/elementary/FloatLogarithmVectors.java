package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link FloatLogarithms} lane by lane, written out where more methods would be clearer: see {@link
 * FloatVectorMath}.
 */
final class FloatLogarithmVectors {
  private static final int FRACTION_BITS = FloatLogarithms.FRACTION_BITS;
  private static final FloatVector ZERO = of(0);
  private static final FloatVector HALF = of(0.5f);
  private static final FloatVector ONE = of(1);
  private static final FloatVector MINUS_ONE = of(-1);
  private static final FloatVector TWO = of(2);
  private static final FloatVector INFINITY = of(Float.POSITIVE_INFINITY);
  private static final FloatVector MINUS_INFINITY = of(Float.NEGATIVE_INFINITY);
  private static final FloatVector NOT_A_NUMBER = of(Float.NaN);
  private static final FloatVector BIASED = of(FloatLogarithms.INTEGERS + FloatLogarithms.BIAS);
  private static final FloatVector UP = of(FloatLogarithms.UP);
  private static final FloatVector LEAST_NORMAL = of(FloatLogarithms.LEAST_NORMAL);
  private static final FloatVector SCALE = of(FloatLogarithms.SCALE);
  private static final FloatVector LOG_2 = of(FloatLogarithms.LOG_2);
  private static final FloatVector LOG_2_REST = of(FloatLogarithms.LOG_2_REST);
  private static final FloatVector L0 = of(FloatLogarithms.L0);
  private static final FloatVector L1 = of(FloatLogarithms.L1);
  private static final FloatVector L2 = of(FloatLogarithms.L2);
  private static final IntVector SIGN = of(-0f).reinterpretAsInts();
  private static final IntVector INTEGERS = of(FloatLogarithms.INTEGERS).reinterpretAsInts();
  private static final IntVector FRACTION = INTEGERS.broadcast(FloatLogarithms.FRACTION);
  private static final IntVector SQRT_HALF = INTEGERS.broadcast(FloatLogarithms.SQRT_HALF);
  private static final IntVector ONE_LESS_SQRT_HALF =
      INTEGERS.broadcast(FloatLogarithms.ONE_LESS_SQRT_HALF);
  private static final IntVector TWICE_BIAS = INTEGERS.broadcast(2 * FloatLogarithms.BIAS + 1);

  private FloatLogarithmVectors() {}

  static FloatVector log(FloatVector x) {
    VectorMask<Float> small = x.compare(LT, LEAST_NORMAL);
    FloatVector normal = x.blend(x.mul(SCALE), small);
    IntVector bits = normal.reinterpretAsInts().add(ONE_LESS_SQRT_HALF);
    FloatVector f = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsFloats().sub(ONE);
    FloatVector k =
        bits.lanewise(LSHR, FRACTION_BITS)
            .or(INTEGERS)
            .reinterpretAsFloats()
            .sub(BIASED)
            .sub(ZERO.blend(UP, small));
    FloatVector half = f.mul(HALF).mul(f);
    FloatVector s = f.div(f.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector more = L2.fma(z, L1).fma(z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    FloatVector log = k.fma(LOG_2, f.sub(half.sub(more)));
    return x.blend(log, x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, ZERO))
        .blend(NOT_A_NUMBER, x.compare(LT, ZERO));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector sum = x.add(ONE);
    FloatVector rest = rest(x, sum);
    IntVector bits = sum.reinterpretAsInts().add(ONE_LESS_SQRT_HALF);
    IntVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    FloatVector twice = TWICE_BIAS.sub(biased).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector f =
        bits.and(FRACTION)
            .add(SQRT_HALF)
            .reinterpretAsFloats()
            .sub(ONE)
            .add(rest.mul(twice).mul(HALF));
    FloatVector k = biased.or(INTEGERS).reinterpretAsFloats().sub(BIASED);
    FloatVector half = f.mul(HALF).mul(f);
    FloatVector s = f.div(f.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector more = L2.fma(z, L1).fma(z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    IntVector log = k.fma(LOG_2, f.sub(half.sub(more))).reinterpretAsInts();
    return x.blend(
            log.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats(), x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, MINUS_ONE))
        .blend(NOT_A_NUMBER, x.compare(LT, MINUS_ONE));
  }

  /** What is lost of 1 + x. */
  private static FloatVector rest(FloatVector x, FloatVector sum) {
    FloatVector added = sum.sub(ONE);
    return ONE.sub(sum.sub(added)).add(x.sub(added));
  }
}
