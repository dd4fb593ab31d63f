package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
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
    int i = from;
    for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
      FloatVector x = FloatVector.fromArray(FLOATS, bases, i);
      FloatVector y = FloatVector.fromArray(FLOATS, exponents, i - from);

      // |x| = 2^k m
      FloatVector base = x.abs();
      VectorMask<Float> small = base.compare(LT, LEAST_NORMAL);
      FloatVector normal = base.blend(base.mul(SCALE), small);
      IntVector bits = normal.reinterpretAsInts().add(ONE_LESS_SQRT_HALF);
      FloatVector m = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsFloats();
      FloatVector up = FloatVector.broadcast(FLOATS, ZERO).blend(UP, small);
      IntVector biased = bits.lanewise(LSHR, FRACTION_BITS).or(BITS_OF_INTEGERS);
      FloatVector k = biased.reinterpretAsFloats().sub(BIASED).sub(up);

      // log m
      FloatVector d = m.add(ONE);
      FloatVector inverse = FloatVector.broadcast(FLOATS, ONE).div(d);
      FloatVector f = m.sub(ONE);
      FloatVector s = f.mul(inverse);
      FloatVector minus = s.neg();
      FloatVector lost = minus.lanewise(FMA, m.sub(d.sub(ONE)), minus.lanewise(FMA, d, f));
      FloatVector sRest = lost.mul(inverse);
      FloatVector z = s.mul(s);
      FloatVector twice = s.mul(TWO);
      FloatVector zRest = twice.lanewise(FMA, sRest, s.lanewise(FMA, s, z.neg()));
      FloatVector c = z.mul(TWO_THIRDS);
      FloatVector cLost = z.lanewise(FMA, TWO_THIRDS, c.neg());
      FloatVector cRest = cLost.add(zRest.lanewise(FMA, TWO_THIRDS, z.mul(TWO_THIRDS_REST)));
      FloatVector p = z.fma(M2, M1).lanewise(FMA, z, M0);
      cRest = z.mul(z).lanewise(FMA, p, cRest);
      FloatVector cube = s.mul(c);
      FloatVector cubeLost = s.lanewise(FMA, c, cube.neg());
      FloatVector cubeRest = cubeLost.add(s.lanewise(FMA, cRest, sRest.mul(c)));
      FloatVector log = twice.add(cube);
      FloatVector logLost = twice.sub(log).add(cube);
      FloatVector logRest = logLost.add(sRest.lanewise(FMA, TWO, cubeRest));

      // y log x
      FloatVector most = k.mul(SHORT_LOG_2);
      FloatVector sum = most.add(log);
      FloatVector sumLost = most.sub(sum).add(log);
      FloatVector sumRest = sumLost.add(k.lanewise(FMA, SHORT_LOG_2_REST, logRest));
      sum = base.blend(sum, base.compare(LT, INFINITY));
      sum = sum.blend(MINUS_INFINITY, base.compare(EQ, ZERO)).blend(ZERO, y.compare(EQ, ZERO));
      FloatVector product = y.mul(sum);
      FloatVector rest = y.lanewise(FMA, sumRest, y.lanewise(FMA, sum, product.neg()));

      // Lanes that vanish compute e^0, since processors are very slow where numbers underflow.
      VectorMask<Float> vanishes = product.compare(LT, VANISHING);
      VectorMask<Float> overflows = product.compare(GT, OVERFLOWING);
      FloatVector within = product.blend(ZERO, vanishes.or(overflows));
      FloatVector shifted = within.fma(PER_LOG_2, SHIFT);
      FloatVector n = shifted.sub(SHIFT);
      FloatVector r = n.lanewise(FMA, LOG_2, within).add(n.lanewise(FMA, LOG_2_REST, rest));
      FloatVector q = r.fma(P4, P3).lanewise(FMA, r, P2).lanewise(FMA, r, P1);
      q = q.lanewise(FMA, r, P0).lanewise(FMA, r, HALF);
      FloatVector exp = q.lanewise(FMA, r, ONE).lanewise(FMA, r, ONE);
      IntVector whole = shifted.reinterpretAsInts();
      IntVector half = whole.lanewise(LSHR, 1);
      FloatVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
      FloatVector other = whole.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
      FloatVector power =
          exp.mul(scale).mul(other).blend(ZERO, vanishes).blend(INFINITY, overflows);

      // The sign, or no number.
      FloatVector steps = y.abs().min(INTEGERS);
      FloatVector pairs = y.mul(HALF).abs().min(INTEGERS);
      VectorMask<Float> broken = steps.add(INTEGERS).sub(INTEGERS).compare(NE, steps);
      VectorMask<Float> even = pairs.add(INTEGERS).sub(INTEGERS).compare(EQ, pairs);
      VectorMask<Float> negative = x.compare(LT, ZERO).and(x.compare(GT, MINUS_INFINITY));
      IntVector signs = x.reinterpretAsInts().and(SIGN).or(BITS_OF_ONE);
      FloatVector sign = signs.reinterpretAsFloats().blend(ONE, even.or(broken));
      power.mul(sign.blend(NOT_A_NUMBER, negative.and(broken))).intoArray(bases, i);
    }
    return i;
  }
}
