package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.BITS;
import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.IntVector.broadcast;
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
  private static final int INTEGERS = Float.floatToRawIntBits(FloatLogarithms.INTEGERS);
  private static final int FRACTION = FloatLogarithms.FRACTION;
  private static final int SQRT_HALF = FloatLogarithms.SQRT_HALF;
  private static final int ONE_LESS_SQRT_HALF = FloatLogarithms.ONE_LESS_SQRT_HALF;
  private static final int TWICE_BIAS = 2 * FloatLogarithms.BIAS + 1;

  private FloatLogarithmVectors() {}

  static FloatVector log(FloatVector x) {
    FloatVector zero = broadcast(FLOATS, ZERO);
    VectorMask<Float> small = x.compare(LT, broadcast(FLOATS, LEAST_NORMAL));
    FloatVector normal = x.blend(x.mul(broadcast(FLOATS, SCALE)), small);
    IntVector bits = normal.reinterpretAsInts().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
    FloatVector f =
        bits.and(broadcast(BITS, FRACTION))
            .add(broadcast(BITS, SQRT_HALF))
            .reinterpretAsFloats()
            .sub(broadcast(FLOATS, ONE));
    FloatVector k =
        bits.lanewise(LSHR, FRACTION_BITS)
            .or(broadcast(BITS, INTEGERS))
            .reinterpretAsFloats()
            .sub(broadcast(FLOATS, BIASED))
            .sub(zero.blend(broadcast(FLOATS, UP), small));
    FloatVector log = logOf(k, f);
    return x.blend(log, x.compare(LT, broadcast(FLOATS, INFINITY)))
        .blend(broadcast(FLOATS, MINUS_INFINITY), x.compare(EQ, zero))
        .blend(broadcast(FLOATS, NOT_A_NUMBER), x.compare(LT, zero));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector minusOne = broadcast(FLOATS, MINUS_ONE);
    FloatVector sum = x.add(one);
    IntVector bits = sum.reinterpretAsInts().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
    IntVector biased = bits.lanewise(LSHR, FRACTION_BITS);
    FloatVector f =
        bits.and(broadcast(BITS, FRACTION))
            .add(broadcast(BITS, SQRT_HALF))
            .reinterpretAsFloats()
            .sub(one)
            .add(rest(x, sum, biased));
    FloatVector k =
        biased.or(broadcast(BITS, INTEGERS)).reinterpretAsFloats().sub(broadcast(FLOATS, BIASED));
    FloatVector log = logOf(k, f);
    // Keeps the sign of -0.
    return x.blend(log, x.compare(LT, broadcast(FLOATS, INFINITY)))
        .blend(x, x.compare(EQ, broadcast(FLOATS, ZERO)))
        .blend(broadcast(FLOATS, MINUS_INFINITY), x.compare(EQ, minusOne))
        .blend(broadcast(FLOATS, NOT_A_NUMBER), x.compare(LT, minusOne));
  }

  private static FloatVector logOf(FloatVector k, FloatVector f) {
    FloatVector half = f.mul(broadcast(FLOATS, HALF)).mul(f);
    FloatVector s = f.div(f.add(broadcast(FLOATS, TWO)));
    FloatVector z = s.mul(s);
    FloatVector more =
        z.fma(broadcast(FLOATS, L2), broadcast(FLOATS, L1))
            .fma(z, broadcast(FLOATS, L0))
            .fma(z, half)
            .fma(s, k.mul(broadcast(FLOATS, LOG_2_REST)));
    return k.fma(broadcast(FLOATS, LOG_2), f.sub(half.sub(more)));
  }

  /** What is lost of 1 + x, as a part of f. */
  private static FloatVector rest(FloatVector x, FloatVector sum, IntVector biased) {
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector twice =
        broadcast(BITS, TWICE_BIAS).sub(biased).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
    FloatVector added = sum.sub(one);
    FloatVector rest = one.sub(sum.sub(added)).add(x.sub(added));
    return rest.mul(twice).mul(broadcast(FLOATS, HALF));
  }
}
