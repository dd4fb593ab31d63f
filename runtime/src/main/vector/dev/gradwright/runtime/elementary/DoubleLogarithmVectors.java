package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.BITS;
import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.LongVector.broadcast;
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
  private static final double ZERO = 0;
  private static final double HALF = 0.5;
  private static final double ONE = 1;
  private static final double MINUS_ONE = -1;
  private static final double TWO = 2;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;
  private static final double NOT_A_NUMBER = Double.NaN;
  private static final double BIASED = DoubleLogarithms.INTEGERS + DoubleLogarithms.BIAS;
  private static final double UP = DoubleLogarithms.UP;
  private static final double LEAST_NORMAL = DoubleLogarithms.LEAST_NORMAL;
  private static final double SCALE = DoubleLogarithms.SCALE;
  private static final double LOG_2 = DoubleLogarithms.LOG_2;
  private static final double LOG_2_REST = DoubleLogarithms.LOG_2_REST;
  private static final double L0 = DoubleLogarithms.L0;
  private static final double L1 = DoubleLogarithms.L1;
  private static final double L2 = DoubleLogarithms.L2;
  private static final double L3 = DoubleLogarithms.L3;
  private static final double L4 = DoubleLogarithms.L4;
  private static final double L5 = DoubleLogarithms.L5;
  private static final double L6 = DoubleLogarithms.L6;
  private static final long INTEGERS = Double.doubleToRawLongBits(DoubleLogarithms.INTEGERS);
  private static final long FRACTION = DoubleLogarithms.FRACTION;
  private static final long SQRT_HALF = DoubleLogarithms.SQRT_HALF;
  private static final long ONE_LESS_SQRT_HALF = DoubleLogarithms.ONE_LESS_SQRT_HALF;
  private static final long TWICE_BIAS = 2 * DoubleLogarithms.BIAS + 1;

  private DoubleLogarithmVectors() {}

  static DoubleVector log(DoubleVector x) {
    DoubleVector zero = broadcast(DOUBLES, ZERO);
    VectorMask<Double> small = x.compare(LT, broadcast(DOUBLES, LEAST_NORMAL));
    DoubleVector normal = x.blend(x.mul(broadcast(DOUBLES, SCALE)), small);
    LongVector bits = normal.reinterpretAsLongs().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
    DoubleVector f =
        bits.and(broadcast(BITS, FRACTION))
            .add(broadcast(BITS, SQRT_HALF))
            .reinterpretAsDoubles()
            .sub(broadcast(DOUBLES, ONE));
    DoubleVector k =
        bits.lanewise(LSHR, FRACTION_BITS)
            .or(broadcast(BITS, INTEGERS))
            .reinterpretAsDoubles()
            .sub(broadcast(DOUBLES, BIASED))
            .sub(zero.blend(broadcast(DOUBLES, UP), small));
    DoubleVector log = logOf(k, f);
    return x.blend(log, x.compare(LT, broadcast(DOUBLES, INFINITY)))
        .blend(broadcast(DOUBLES, MINUS_INFINITY), x.compare(EQ, zero))
        .blend(broadcast(DOUBLES, NOT_A_NUMBER), x.compare(LT, zero));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector minusOne = broadcast(DOUBLES, MINUS_ONE);
    DoubleVector sum = x.add(one);
    LongVector bits = sum.reinterpretAsLongs().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
    LongVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    DoubleVector f =
        bits.and(broadcast(BITS, FRACTION))
            .add(broadcast(BITS, SQRT_HALF))
            .reinterpretAsDoubles()
            .sub(one)
            .add(rest(x, sum, biased));
    DoubleVector k =
        biased.or(broadcast(BITS, INTEGERS)).reinterpretAsDoubles().sub(broadcast(DOUBLES, BIASED));
    DoubleVector log = logOf(k, f);
    // Keeps the sign of -0.
    return x.blend(log, x.compare(LT, broadcast(DOUBLES, INFINITY)))
        .blend(x, x.compare(EQ, broadcast(DOUBLES, ZERO)))
        .blend(broadcast(DOUBLES, MINUS_INFINITY), x.compare(EQ, minusOne))
        .blend(broadcast(DOUBLES, NOT_A_NUMBER), x.compare(LT, minusOne));
  }

  private static DoubleVector logOf(DoubleVector k, DoubleVector f) {
    DoubleVector half = f.mul(broadcast(DOUBLES, HALF)).mul(f);
    DoubleVector s = f.div(f.add(broadcast(DOUBLES, TWO)));
    DoubleVector z = s.mul(s);
    DoubleVector p =
        z.fma(broadcast(DOUBLES, L6), broadcast(DOUBLES, L5))
            .fma(z, broadcast(DOUBLES, L4))
            .fma(z, broadcast(DOUBLES, L3));
    DoubleVector more =
        p.fma(z, broadcast(DOUBLES, L2))
            .fma(z, broadcast(DOUBLES, L1))
            .fma(z, broadcast(DOUBLES, L0))
            .fma(z, half)
            .fma(s, k.mul(broadcast(DOUBLES, LOG_2_REST)));
    return k.fma(broadcast(DOUBLES, LOG_2), f.sub(half.sub(more)));
  }

  /** What is lost of 1 + x, as a part of f. */
  private static DoubleVector rest(DoubleVector x, DoubleVector sum, LongVector biased) {
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector twice =
        broadcast(BITS, TWICE_BIAS)
            .sub(biased)
            .lanewise(LSHL, FRACTION_BITS)
            .reinterpretAsDoubles();
    DoubleVector added = sum.sub(one);
    DoubleVector rest = one.sub(sum.sub(added)).add(x.sub(added));
    return rest.mul(twice).mul(broadcast(DOUBLES, HALF));
  }
}
