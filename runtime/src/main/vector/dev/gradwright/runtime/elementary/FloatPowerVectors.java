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
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link FloatPower} of floats side by side in an array, of the same bits. It takes more operations
 * than C2 compiles into a loop if they stand in methods: so all are written out in one, and it is a
 * function of arrays.
 */
final class FloatPowerVectors {
  private static final int FRACTION_BITS = FloatLogarithms.FRACTION_BITS;
  private static final float ZERO = 0;
  private static final float HALF = 0.5f;
  private static final float ONE = 1;
  private static final float TWO = 2;
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float MINUS_INFINITY = Float.NEGATIVE_INFINITY;
  private static final float NOT_A_NUMBER = Float.NaN;
  private static final float INTEGERS = FloatLogarithms.INTEGERS;
  private static final float BIASED = FloatLogarithms.INTEGERS + FloatLogarithms.BIAS;
  private static final float UP = FloatLogarithms.UP;
  private static final float LEAST_NORMAL = FloatLogarithms.LEAST_NORMAL;
  private static final float SCALE = FloatLogarithms.SCALE;
  private static final float SHORT_LOG_2 = FloatPower.LOG_2;
  private static final float SHORT_LOG_2_REST = FloatPower.LOG_2_REST;
  private static final float TWO_THIRDS = FloatPower.TWO_THIRDS;
  private static final float TWO_THIRDS_REST = FloatPower.TWO_THIRDS_REST;
  private static final float SHIFT = FloatExponentials.SHIFT;
  private static final float PER_LOG_2 = FloatExponentials.PER_LOG_2;
  private static final float LOG_2 = -FloatExponentials.LOG_2;
  private static final float LOG_2_REST = -FloatExponentials.LOG_2_REST;
  private static final float VANISHING = FloatExponentials.VANISHING;
  private static final float OVERFLOWING = FloatExponentials.OVERFLOWING;
  private static final float M0 = FloatPower.M0;
  private static final float M1 = FloatPower.M1;
  private static final float M2 = FloatPower.M2;
  private static final float P0 = FloatExponentials.P0;
  private static final float P1 = FloatExponentials.P1;
  private static final float P2 = FloatExponentials.P2;
  private static final float P3 = FloatExponentials.P3;
  private static final float P4 = FloatExponentials.P4;
  private static final int SIGN = Float.floatToRawIntBits(-0f);
  private static final int BITS_OF_INTEGERS = Float.floatToRawIntBits(FloatLogarithms.INTEGERS);
  private static final int BITS_OF_ONE = Float.floatToRawIntBits(1f);
  private static final int FRACTION = FloatLogarithms.FRACTION;
  private static final int SQRT_HALF = FloatLogarithms.SQRT_HALF;
  private static final int ONE_LESS_SQRT_HALF = FloatLogarithms.ONE_LESS_SQRT_HALF;

  private FloatPowerVectors() {}

  /** Of whole vectors; how far it has come. */
  static int pow(float[] bases, int from, int to, float[] exponents) {
    FloatVector zero = broadcast(FLOATS, ZERO);
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector two = broadcast(FLOATS, TWO);
    FloatVector twoThirds = broadcast(FLOATS, TWO_THIRDS);
    FloatVector infinity = broadcast(FLOATS, INFINITY);
    FloatVector minusInfinity = broadcast(FLOATS, MINUS_INFINITY);
    FloatVector shift = broadcast(FLOATS, SHIFT);
    FloatVector integers = broadcast(FLOATS, INTEGERS);
    int i = from;
    for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
      FloatVector x = FloatVector.fromArray(FLOATS, bases, i);
      FloatVector y = FloatVector.fromArray(FLOATS, exponents, i - from);

      // |x| = 2^k m
      FloatVector base = x.abs();
      VectorMask<Float> small = base.compare(LT, broadcast(FLOATS, LEAST_NORMAL));
      FloatVector normal = base.blend(base.mul(broadcast(FLOATS, SCALE)), small);
      IntVector bits = normal.reinterpretAsInts().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
      FloatVector m =
          bits.and(broadcast(BITS, FRACTION)).add(broadcast(BITS, SQRT_HALF)).reinterpretAsFloats();
      FloatVector up = zero.blend(broadcast(FLOATS, UP), small);
      IntVector biased = bits.lanewise(LSHR, FRACTION_BITS).or(broadcast(BITS, BITS_OF_INTEGERS));
      FloatVector k = biased.reinterpretAsFloats().sub(broadcast(FLOATS, BIASED)).sub(up);

      // log m
      FloatVector d = m.add(one);
      FloatVector inverse = one.div(d);
      FloatVector f = m.sub(one);
      FloatVector s = f.mul(inverse);
      FloatVector minus = s.neg();
      FloatVector lost = minus.fma(m.sub(d.sub(one)), minus.fma(d, f));
      FloatVector sRest = lost.mul(inverse);
      FloatVector z = s.mul(s);
      FloatVector twice = s.mul(two);
      FloatVector zRest = twice.fma(sRest, s.fma(s, z.neg()));
      FloatVector c = z.mul(twoThirds);
      FloatVector cLost = z.fma(twoThirds, c.neg());
      FloatVector cRest =
          cLost.add(zRest.fma(twoThirds, z.mul(broadcast(FLOATS, TWO_THIRDS_REST))));
      FloatVector p =
          z.fma(broadcast(FLOATS, M2), broadcast(FLOATS, M1)).fma(z, broadcast(FLOATS, M0));
      cRest = z.mul(z).fma(p, cRest);
      FloatVector cube = s.mul(c);
      FloatVector cubeLost = s.fma(c, cube.neg());
      FloatVector cubeRest = cubeLost.add(s.fma(cRest, sRest.mul(c)));
      FloatVector log = twice.add(cube);
      FloatVector logLost = twice.sub(log).add(cube);
      FloatVector logRest = logLost.add(sRest.fma(two, cubeRest));

      // y log x
      FloatVector most = k.mul(broadcast(FLOATS, SHORT_LOG_2));
      FloatVector sum = most.add(log);
      FloatVector sumLost = most.sub(sum).add(log);
      FloatVector sumRest = sumLost.add(k.fma(broadcast(FLOATS, SHORT_LOG_2_REST), logRest));
      sum = base.blend(sum, base.compare(LT, infinity));
      sum = sum.blend(minusInfinity, base.compare(EQ, zero)).blend(zero, y.compare(EQ, zero));
      FloatVector product = y.mul(sum);
      FloatVector rest = y.fma(sumRest, y.fma(sum, product.neg()));

      // Lanes that vanish compute e^0, since processors are very slow where numbers underflow.
      VectorMask<Float> vanishes = product.compare(LT, broadcast(FLOATS, VANISHING));
      VectorMask<Float> overflows = product.compare(GT, broadcast(FLOATS, OVERFLOWING));
      FloatVector within = product.blend(zero, vanishes.or(overflows));
      FloatVector shifted = within.fma(broadcast(FLOATS, PER_LOG_2), shift);
      FloatVector n = shifted.sub(shift);
      FloatVector r =
          n.fma(broadcast(FLOATS, LOG_2), within).add(n.fma(broadcast(FLOATS, LOG_2_REST), rest));
      FloatVector q =
          r.fma(broadcast(FLOATS, P4), broadcast(FLOATS, P3))
              .fma(r, broadcast(FLOATS, P2))
              .fma(r, broadcast(FLOATS, P1));
      q = q.fma(r, broadcast(FLOATS, P0)).fma(r, broadcast(FLOATS, HALF));
      FloatVector exp = q.fma(r, one).fma(r, one);
      IntVector whole = shifted.reinterpretAsInts();
      IntVector half = whole.lanewise(LSHR, 1);
      FloatVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
      FloatVector other = whole.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
      FloatVector power =
          exp.mul(scale).mul(other).blend(zero, vanishes).blend(infinity, overflows);

      // The sign, or no number.
      FloatVector steps = y.abs().min(integers);
      FloatVector pairs = y.mul(broadcast(FLOATS, HALF)).abs().min(integers);
      VectorMask<Float> broken = steps.add(integers).sub(integers).compare(NE, steps);
      VectorMask<Float> even = pairs.add(integers).sub(integers).compare(EQ, pairs);
      VectorMask<Float> negative = x.compare(LT, zero).and(x.compare(GT, minusInfinity));
      IntVector signs =
          x.reinterpretAsInts().and(broadcast(BITS, SIGN)).or(broadcast(BITS, BITS_OF_ONE));
      FloatVector sign = signs.reinterpretAsFloats().blend(one, even.or(broken));
      power
          .mul(sign.blend(broadcast(FLOATS, NOT_A_NUMBER), negative.and(broken)))
          .intoArray(bases, i);
    }
    return i;
  }
}
