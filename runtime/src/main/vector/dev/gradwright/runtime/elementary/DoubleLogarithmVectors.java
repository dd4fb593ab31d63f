package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/** {@link DoubleLogarithms} lane by lane. */
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
  private static final LongVector INTEGERS = of(DoubleLogarithms.INTEGERS).reinterpretAsLongs();
  private static final LongVector FRACTION = INTEGERS.broadcast(DoubleLogarithms.FRACTION);
  private static final LongVector SQRT_HALF = INTEGERS.broadcast(DoubleLogarithms.SQRT_HALF);
  private static final LongVector ONE_LESS_SQRT_HALF =
      INTEGERS.broadcast(DoubleLogarithms.ONE_LESS_SQRT_HALF);
  private static final LongVector TWICE_BIAS = INTEGERS.broadcast(2 * DoubleLogarithms.BIAS + 1);

  private DoubleLogarithmVectors() {}

  static DoubleVector log(DoubleVector x) {
    VectorMask<Double> small = x.compare(LT, LEAST_NORMAL);
    LongVector bits = bits(x.blend(x.mul(SCALE), small));
    DoubleVector k = exponent(bits).sub(ZERO.blend(UP, small));
    return ending(x, logOf(k, mantissa(bits).sub(ONE)), ZERO);
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector sum = x.add(ONE);
    DoubleVector added = sum.sub(ONE);
    DoubleVector rest = ONE.sub(sum.sub(added)).add(x.sub(added));
    LongVector bits = bits(sum);
    LongVector biased = TWICE_BIAS.sub(bits.lanewise(LSHR, FRACTION_BITS));
    DoubleVector twice = biased.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
    DoubleVector f = mantissa(bits).sub(ONE).add(rest.mul(twice).mul(HALF));
    DoubleVector log = DoubleExponentialVectors.signed(logOf(exponent(bits), f), x);
    return ending(x, log, MINUS_ONE);
  }

  /** What x or log is where the logarithm has its pole, and beyond. */
  private static DoubleVector ending(DoubleVector x, DoubleVector log, DoubleVector pole) {
    return x.blend(log, x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, pole))
        .blend(NOT_A_NUMBER, x.compare(LT, pole));
  }

  static LongVector bits(DoubleVector x) {
    return x.reinterpretAsLongs().add(ONE_LESS_SQRT_HALF);
  }

  static DoubleVector exponent(LongVector bits) {
    return bits.lanewise(LSHR, FRACTION_BITS).or(INTEGERS).reinterpretAsDoubles().sub(BIASED);
  }

  static DoubleVector mantissa(LongVector bits) {
    return bits.and(FRACTION).add(SQRT_HALF).reinterpretAsDoubles();
  }

  private static DoubleVector logOf(DoubleVector k, DoubleVector f) {
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = L6.fma(z, L5).fma(z, L4).fma(z, L3).fma(z, L2);
    DoubleVector more = p.fma(z, L1).fma(z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    return k.fma(LOG_2, f.sub(half.sub(more)));
  }
}
