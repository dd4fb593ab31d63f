package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link FloatPower} lane by lane, in methods that are short enough to be compiled into a loop. */
final class FloatPowerVectors {
  private static final int FRACTION_BITS = FloatLogarithms.FRACTION_BITS;
  private static final FloatVector ZERO = of(0);
  private static final FloatVector HALF = of(0.5f);
  private static final FloatVector ONE = of(1);
  private static final FloatVector TWO = of(2);
  private static final FloatVector INFINITY = of(Float.POSITIVE_INFINITY);
  private static final FloatVector MINUS_INFINITY = of(Float.NEGATIVE_INFINITY);
  private static final FloatVector NOT_A_NUMBER = of(Float.NaN);
  private static final FloatVector UP = of(FloatLogarithms.UP);
  private static final FloatVector LEAST_NORMAL = of(FloatLogarithms.LEAST_NORMAL);
  private static final FloatVector SCALE = of(FloatLogarithms.SCALE);
  private static final FloatVector MOST = of(FloatPower.MOST);
  private static final FloatVector LEAST = of(-FloatPower.MOST);
  private static final FloatVector INTEGERS = of(FloatPower.INTEGERS);
  private static final FloatVector LOG_2 = of(FloatPower.LOG_2);
  private static final FloatVector LOG_2_REST = of(FloatPower.LOG_2_REST);
  private static final FloatVector TWO_THIRDS = of(FloatPower.TWO_THIRDS);
  private static final FloatVector TWO_THIRDS_REST = of(FloatPower.TWO_THIRDS_REST);
  private static final FloatVector M0 = of(FloatPower.M0);
  private static final FloatVector M1 = of(FloatPower.M1);
  private static final FloatVector M2 = of(FloatPower.M2);
  private static final FloatVector VANISHING = of(FloatExponentials.VANISHING);
  private static final FloatVector OVERFLOWING = of(FloatExponentials.OVERFLOWING);
  private static final FloatVector SHIFT = of(FloatExponentials.SHIFT);
  private static final FloatVector PER_LOG_2 = of(FloatExponentials.PER_LOG_2);
  private static final FloatVector EXP_LOG_2 = of(-FloatExponentials.LOG_2);
  private static final FloatVector EXP_LOG_2_REST = of(-FloatExponentials.LOG_2_REST);
  private static final FloatVector P0 = of(FloatExponentials.P0);
  private static final FloatVector P1 = of(FloatExponentials.P1);
  private static final FloatVector P2 = of(FloatExponentials.P2);
  private static final FloatVector P3 = of(FloatExponentials.P3);
  private static final FloatVector P4 = of(FloatExponentials.P4);
  private static final FloatVector BIASED = of(FloatLogarithms.INTEGERS + FloatLogarithms.BIAS);
  private static final IntVector SIGN = of(-0f).reinterpretAsInts();
  private static final IntVector INTEGER_BITS = INTEGERS.reinterpretAsInts();
  private static final IntVector FRACTION = SIGN.broadcast(FloatLogarithms.FRACTION);
  private static final IntVector SQRT_HALF = SIGN.broadcast(FloatLogarithms.SQRT_HALF);
  private static final IntVector ONE_LESS_SQRT_HALF =
      SIGN.broadcast(FloatLogarithms.ONE_LESS_SQRT_HALF);

  private FloatPowerVectors() {}

  static FloatVector pow(FloatVector x, FloatVector y) {
    FloatVector base = x.abs();
    FloatVector power = powerOf(base, y);
    VectorMask<Float> edge = base.add(base).compare(EQ, base);
    VectorMask<Float> wild = base.compare(EQ, ONE).and(y.abs().compare(EQ, INFINITY));
    FloatVector positive =
        power
            .blend(base, edge.and(y.compare(GT, ZERO)))
            .blend(ONE.div(base), edge.and(y.compare(LT, ZERO)))
            .blend(NOT_A_NUMBER, wild.or(base.compare(NE, base).and(y.compare(NE, ZERO))));
    return signed(positive, x, y);
  }

  private static FloatVector signed(FloatVector power, FloatVector x, FloatVector y) {
    FloatVector magnitude = y.abs();
    FloatVector all = magnitude.blend(INTEGERS, magnitude.compare(GT, INTEGERS));
    VectorMask<Float> integer = all.add(INTEGERS).sub(INTEGERS).compare(EQ, all);
    FloatVector half = magnitude.mul(HALF);
    FloatVector some = half.blend(INTEGERS, half.compare(GT, INTEGERS));
    VectorMask<Float> even = some.add(INTEGERS).sub(INTEGERS).compare(EQ, some);
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    FloatVector negative = power.reinterpretAsInts().or(sign).reinterpretAsFloats();
    VectorMask<Float> below = x.compare(LT, ZERO).and(x.compare(GT, MINUS_INFINITY));
    return power.blend(negative, integer.andNot(even)).blend(NOT_A_NUMBER, below.andNot(integer));
  }

  private static FloatVector powerOf(FloatVector base, FloatVector y) {
    VectorMask<Float> small = base.compare(LT, LEAST_NORMAL);
    FloatVector normal = base.blend(base.mul(SCALE), small);
    IntVector bits = normal.reinterpretAsInts().add(ONE_LESS_SQRT_HALF);
    FloatVector m = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsFloats();
    FloatVector k =
        bits.lanewise(LSHR, FRACTION_BITS)
            .or(INTEGER_BITS)
            .reinterpretAsFloats()
            .sub(BIASED)
            .sub(ZERO.blend(UP, small));
    FloatVector within = y.blend(MOST, y.compare(GT, MOST)).blend(LEAST, y.compare(LT, LEAST));
    return powerOf(k, m, within);
  }

  private static FloatVector powerOf(FloatVector k, FloatVector m, FloatVector y) {
    FloatVector d = m.add(ONE);
    FloatVector inverse = ONE.div(d);
    FloatVector f = m.sub(ONE);
    FloatVector s = f.mul(inverse);
    FloatVector minus = s.neg();
    FloatVector sRest = minus.fma(m.sub(d.sub(ONE)), minus.fma(d, f)).mul(inverse);
    FloatVector z = s.mul(s);
    FloatVector zRest = s.add(s).fma(sRest, s.fma(s, z.neg()));
    FloatVector c = TWO_THIRDS.mul(z);
    FloatVector lost = TWO_THIRDS.fma(z, c.neg());
    return powerOf(k, s, sRest, z, c, lost.add(TWO_THIRDS.fma(zRest, TWO_THIRDS_REST.mul(z))), y);
  }

  private static FloatVector powerOf(
      FloatVector k,
      FloatVector s,
      FloatVector sRest,
      FloatVector z,
      FloatVector c,
      FloatVector cLost,
      FloatVector y) {
    FloatVector cRest = z.mul(z).fma(M2.fma(z, M1).fma(z, M0), cLost);
    FloatVector cube = s.mul(c);
    FloatVector cubeRest = s.fma(c, cube.neg()).add(s.fma(cRest, sRest.mul(c)));
    FloatVector twice = s.add(s);
    FloatVector log = twice.add(cube);
    return powerOf(k, log, twice.sub(log).add(cube).add(TWO.fma(sRest, cubeRest)), y);
  }

  private static FloatVector powerOf(
      FloatVector k, FloatVector log, FloatVector logRest, FloatVector y) {
    FloatVector most = k.mul(LOG_2);
    FloatVector sum = most.add(log);
    FloatVector sumRest = most.sub(sum).add(log).add(k.fma(LOG_2_REST, logRest));
    FloatVector x = y.mul(sum);
    FloatVector rest = y.fma(sumRest, y.fma(sum, x.neg()));
    VectorMask<Float> vanishes = x.compare(LT, VANISHING);
    VectorMask<Float> overflows = x.compare(GT, OVERFLOWING);
    return exp(
            x.blend(ZERO, vanishes).blend(OVERFLOWING, overflows),
            rest.blend(ZERO, vanishes.or(overflows)))
        .blend(ZERO, vanishes);
  }

  private static FloatVector exp(FloatVector x, FloatVector rest) {
    FloatVector shifted = x.fma(PER_LOG_2, SHIFT);
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.fma(EXP_LOG_2, x).add(n.fma(EXP_LOG_2_REST, rest));
    FloatVector y =
        P4.fma(r, P3).fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF).fma(r, ONE).fma(r, ONE);
    IntVector twice = shifted.reinterpretAsInts();
    IntVector half = twice.lanewise(LSHR, 1);
    return y.mul(half.lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats())
        .mul(twice.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats());
  }
}
