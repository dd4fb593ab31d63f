package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DoubleLogarithms} lane by lane, written out where more methods would be clearer: see
 * {@link DoubleVectorMath}.
 */
final class DoubleLogarithmVectors {
  private static final int FRACTION_BITS = DoubleLogarithms.FRACTION_BITS;
  private static final DoubleVector ZERO = of(0);
  private static final DoubleVector HALF = of(0.5);
  private static final DoubleVector ONE = of(1);
  private static final DoubleVector MINUS_ONE = of(-1);
  private static final DoubleVector TWO = of(2);
  private static final DoubleVector INFINITY = of(Double.POSITIVE_INFINITY);
  private static final DoubleVector MINUS_INFINITY = of(Double.NEGATIVE_INFINITY);
  private static final DoubleVector NOT_A_NUMBER = of(Double.NaN);
  private static final DoubleVector BIASED = of(DoubleLogarithms.INTEGERS + DoubleLogarithms.BIAS);
  private static final DoubleVector UP = of(DoubleLogarithms.UP);
  private static final DoubleVector LEAST_NORMAL = of(DoubleLogarithms.LEAST_NORMAL);
  private static final DoubleVector SCALE = of(DoubleLogarithms.SCALE);
  private static final DoubleVector LOG_2 = of(DoubleLogarithms.LOG_2);
  private static final DoubleVector LOG_2_REST = of(DoubleLogarithms.LOG_2_REST);
  private static final DoubleVector L0 = of(DoubleLogarithms.L0);
  private static final DoubleVector L1 = of(DoubleLogarithms.L1);
  private static final DoubleVector L2 = of(DoubleLogarithms.L2);
  private static final DoubleVector L3 = of(DoubleLogarithms.L3);
  private static final DoubleVector L4 = of(DoubleLogarithms.L4);
  private static final DoubleVector L5 = of(DoubleLogarithms.L5);
  private static final DoubleVector L6 = of(DoubleLogarithms.L6);
  private static final LongVector SIGN = of(-0.0).reinterpretAsLongs();
  private static final LongVector INTEGERS = of(DoubleLogarithms.INTEGERS).reinterpretAsLongs();
  private static final LongVector FRACTION = INTEGERS.broadcast(DoubleLogarithms.FRACTION);
  private static final LongVector SQRT_HALF = INTEGERS.broadcast(DoubleLogarithms.SQRT_HALF);
  private static final LongVector ONE_LESS_SQRT_HALF =
      INTEGERS.broadcast(DoubleLogarithms.ONE_LESS_SQRT_HALF);
  private static final LongVector TWICE_BIAS = INTEGERS.broadcast(2 * DoubleLogarithms.BIAS + 1);

  private DoubleLogarithmVectors() {}

  static DoubleVector log(DoubleVector x) {
    VectorMask<Double> small = x.compare(LT, LEAST_NORMAL);
    DoubleVector normal = x.blend(x.mul(SCALE), small);
    LongVector bits = normal.reinterpretAsLongs().add(ONE_LESS_SQRT_HALF);
    DoubleVector f = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsDoubles().sub(ONE);
    DoubleVector k =
        bits.lanewise(LSHR, FRACTION_BITS)
            .or(INTEGERS)
            .reinterpretAsDoubles()
            .sub(BIASED)
            .sub(ZERO.blend(UP, small));
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = L6.fma(z, L5).fma(z, L4).fma(z, L3).fma(z, L2);
    DoubleVector more = p.fma(z, L1).fma(z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    DoubleVector log = k.fma(LOG_2, f.sub(half.sub(more)));
    return x.blend(log, x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, ZERO))
        .blend(NOT_A_NUMBER, x.compare(LT, ZERO));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector sum = x.add(ONE);
    DoubleVector rest = rest(x, sum);
    LongVector bits = sum.reinterpretAsLongs().add(ONE_LESS_SQRT_HALF);
    LongVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    DoubleVector twice =
        TWICE_BIAS.sub(biased).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector f =
        bits.and(FRACTION)
            .add(SQRT_HALF)
            .reinterpretAsDoubles()
            .sub(ONE)
            .add(rest.mul(twice).mul(HALF));
    DoubleVector k = biased.or(INTEGERS).reinterpretAsDoubles().sub(BIASED);
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = L6.fma(z, L5).fma(z, L4).fma(z, L3).fma(z, L2);
    DoubleVector more = p.fma(z, L1).fma(z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    LongVector log = k.fma(LOG_2, f.sub(half.sub(more))).reinterpretAsLongs();
    return x.blend(
            log.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles(),
            x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, MINUS_ONE))
        .blend(NOT_A_NUMBER, x.compare(LT, MINUS_ONE));
  }

  /** What is lost of 1 + x. */
  private static DoubleVector rest(DoubleVector x, DoubleVector sum) {
    DoubleVector added = sum.sub(ONE);
    return ONE.sub(sum.sub(added)).add(x.sub(added));
  }
}
