package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
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
  private static final float ZERO = 0;
  private static final float HALF = 0.5f;
  private static final float ONE = 1;
  private static final float MINUS_ONE = -1;
  private static final float TWO = 2;
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float MINUS_INFINITY = Float.NEGATIVE_INFINITY;
  private static final float NOT_A_NUMBER = Float.NaN;
  private static final float BIASED = FloatLogarithms.INTEGERS + FloatLogarithms.BIAS;
  private static final float UP = FloatLogarithms.UP;
  private static final float LEAST_NORMAL = FloatLogarithms.LEAST_NORMAL;
  private static final float SCALE = FloatLogarithms.SCALE;
  private static final float LOG_2 = FloatLogarithms.LOG_2;
  private static final float LOG_2_REST = FloatLogarithms.LOG_2_REST;
  private static final float L0 = FloatLogarithms.L0;
  private static final float L1 = FloatLogarithms.L1;
  private static final float L2 = FloatLogarithms.L2;
  private static final int SIGN = Float.floatToRawIntBits(-0f);
  private static final int INTEGERS = Float.floatToRawIntBits(FloatLogarithms.INTEGERS);
  private static final int FRACTION = FloatLogarithms.FRACTION;
  private static final int SQRT_HALF = FloatLogarithms.SQRT_HALF;
  private static final int ONE_LESS_SQRT_HALF = FloatLogarithms.ONE_LESS_SQRT_HALF;
  private static final int TWICE_BIAS = 2 * FloatLogarithms.BIAS + 1;

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
            .sub(FloatVector.broadcast(FLOATS, ZERO).blend(UP, small));
    FloatVector half = f.mul(HALF).mul(f);
    FloatVector s = f.div(f.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector more = z.fma(L2, L1).lanewise(FMA, z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    FloatVector log = k.lanewise(FMA, LOG_2, f.sub(half.sub(more)));
    return x.blend(log, x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, ZERO))
        .blend(NOT_A_NUMBER, x.compare(LT, ZERO));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector sum = x.add(ONE);
    IntVector bits = sum.reinterpretAsInts().add(ONE_LESS_SQRT_HALF);
    IntVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    FloatVector f =
        bits.and(FRACTION).add(SQRT_HALF).reinterpretAsFloats().sub(ONE).add(rest(x, sum, biased));
    FloatVector k = biased.or(INTEGERS).reinterpretAsFloats().sub(BIASED);
    FloatVector half = f.mul(HALF).mul(f);
    FloatVector s = f.div(f.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector more = z.fma(L2, L1).lanewise(FMA, z, L0).fma(z, half).fma(s, k.mul(LOG_2_REST));
    IntVector log = k.lanewise(FMA, LOG_2, f.sub(half.sub(more))).reinterpretAsInts();
    return x.blend(
            log.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats(), x.compare(LT, INFINITY))
        .blend(MINUS_INFINITY, x.compare(EQ, MINUS_ONE))
        .blend(NOT_A_NUMBER, x.compare(LT, MINUS_ONE));
  }

  /** What is lost of 1 + x, as a part of f. */
  private static FloatVector rest(FloatVector x, FloatVector sum, IntVector biased) {
    FloatVector twice =
        IntVector.broadcast(IntVector.SPECIES_PREFERRED, TWICE_BIAS)
            .sub(biased)
            .lanewise(LSHL, FRACTION_BITS)
            .reinterpretAsFloats();
    FloatVector added = sum.sub(ONE);
    FloatVector rest = FloatVector.broadcast(FLOATS, ONE).sub(sum.sub(added)).add(x.sub(added));
    return rest.mul(twice).mul(HALF);
  }
}
