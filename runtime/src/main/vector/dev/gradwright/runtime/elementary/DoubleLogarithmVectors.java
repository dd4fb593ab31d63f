package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
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
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  private static final long INTEGERS = Double.doubleToRawLongBits(DoubleLogarithms.INTEGERS);
  private static final long FRACTION = DoubleLogarithms.FRACTION;
  private static final long SQRT_HALF = DoubleLogarithms.SQRT_HALF;
  private static final long ONE_LESS_SQRT_HALF = DoubleLogarithms.ONE_LESS_SQRT_HALF;
  private static final long TWICE_BIAS = 2 * DoubleLogarithms.BIAS + 1;

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
            .sub(DoubleVector.broadcast(DOUBLES, ZERO).blend(UP, small));
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(L6, L5).lanewise(FMA, z, L4).lanewise(FMA, z, L3).lanewise(FMA, z, L2);
    DoubleVector more =
        p.lanewise(FMA, z, L1).lanewise(FMA, z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    DoubleVector log = k.lanewise(FMA, LOG_2, f.sub(half.sub(more)));
    return x.blend(log, x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, ZERO))
        .blend(NOT_A_NUMBER, x.compare(LT, ZERO));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector sum = x.add(ONE);
    LongVector bits = sum.reinterpretAsLongs().add(ONE_LESS_SQRT_HALF);
    LongVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    DoubleVector f =
        bits.and(FRACTION).add(SQRT_HALF).reinterpretAsDoubles().sub(ONE).add(rest(x, sum, biased));
    DoubleVector k = biased.or(INTEGERS).reinterpretAsDoubles().sub(BIASED);
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(L6, L5).lanewise(FMA, z, L4).lanewise(FMA, z, L3).lanewise(FMA, z, L2);
    DoubleVector more =
        p.lanewise(FMA, z, L1).lanewise(FMA, z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    LongVector log = k.lanewise(FMA, LOG_2, f.sub(half.sub(more))).reinterpretAsLongs();
    return x.blend(
            log.or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles(),
            x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, MINUS_ONE))
        .blend(NOT_A_NUMBER, x.compare(LT, MINUS_ONE));
  }

  /** What is lost of 1 + x, as a part of f. */
  private static DoubleVector rest(DoubleVector x, DoubleVector sum, LongVector biased) {
    DoubleVector twice =
        LongVector.broadcast(LongVector.SPECIES_PREFERRED, TWICE_BIAS)
            .sub(biased)
            .lanewise(LSHL, FRACTION_BITS)
            .reinterpretAsDoubles();
    DoubleVector added = sum.sub(ONE);
    DoubleVector rest = DoubleVector.broadcast(DOUBLES, ONE).sub(sum.sub(added)).add(x.sub(added));
    return rest.mul(twice).mul(HALF);
  }
}
