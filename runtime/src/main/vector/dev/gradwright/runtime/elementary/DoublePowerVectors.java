package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DoublePower} lane by lane, in methods that are short enough to be compiled into a loop.
 */
final class DoublePowerVectors {
  private static final DoubleVector ZERO = of(0);
  private static final DoubleVector HALF = of(0.5);
  private static final DoubleVector ONE = of(1);
  private static final DoubleVector TWO = of(2);
  private static final DoubleVector INFINITY = of(Double.POSITIVE_INFINITY);
  private static final DoubleVector MINUS_INFINITY = of(Double.NEGATIVE_INFINITY);
  private static final DoubleVector NOT_A_NUMBER = of(Double.NaN);
  private static final DoubleVector UP = of(DoubleLogarithms.UP);
  private static final DoubleVector LEAST_NORMAL = of(DoubleLogarithms.LEAST_NORMAL);
  private static final DoubleVector SCALE = of(DoubleLogarithms.SCALE);
  private static final DoubleVector MOST = of(DoublePower.MOST);
  private static final DoubleVector LEAST = of(-DoublePower.MOST);
  private static final DoubleVector INTEGERS = of(DoublePower.INTEGERS);
  private static final DoubleVector LOG_2 = of(DoublePower.LOG_2);
  private static final DoubleVector LOG_2_REST = of(DoublePower.LOG_2_REST);
  private static final DoubleVector TWO_THIRDS = of(DoublePower.TWO_THIRDS);
  private static final DoubleVector TWO_THIRDS_REST = of(DoublePower.TWO_THIRDS_REST);
  private static final DoubleVector M0 = of(DoublePower.M0);
  private static final DoubleVector M1 = of(DoublePower.M1);
  private static final DoubleVector M2 = of(DoublePower.M2);
  private static final DoubleVector M3 = of(DoublePower.M3);
  private static final DoubleVector M4 = of(DoublePower.M4);
  private static final DoubleVector M5 = of(DoublePower.M5);
  private static final DoubleVector M6 = of(DoublePower.M6);
  private static final DoubleVector M7 = of(DoublePower.M7);
  private static final DoubleVector VANISHING = of(DoubleExponentials.VANISHING);
  private static final DoubleVector OVERFLOWING = of(DoubleExponentials.OVERFLOWING);
  private static final DoubleVector SHIFT = of(DoubleExponentials.SHIFT);
  private static final DoubleVector PER_LOG_2 = of(DoubleExponentials.PER_LOG_2);
  private static final DoubleVector EXP_LOG_2 = of(-DoubleExponentials.LOG_2);
  private static final DoubleVector EXP_LOG_2_REST = of(-DoubleExponentials.LOG_2_REST);

  private DoublePowerVectors() {}

  static DoubleVector pow(DoubleVector x, DoubleVector y) {
    DoubleVector base = x.abs();
    return signed(atEdge(base, y, powerOf(base, y)), x, y);
  }

  /** Where x is 0 or infinite, or one of them is no number. */
  private static DoubleVector atEdge(DoubleVector base, DoubleVector y, DoubleVector power) {
    VectorMask<Double> edge = base.add(base).compare(EQ, base);
    LongVector other = base.reinterpretAsLongs().lanewise(XOR, INFINITY.reinterpretAsLongs());
    VectorMask<Double> endless = y.abs().compare(EQ, INFINITY);
    return power
        .blend(base, edge.and(y.compare(GT, ZERO)))
        .blend(other.reinterpretAsDoubles(), edge.and(y.compare(LT, ZERO)))
        .blend(NOT_A_NUMBER, endless.and(base.compare(EQ, ONE)))
        .blend(NOT_A_NUMBER, base.compare(NE, base).and(y.compare(NE, ZERO)));
  }

  private static DoubleVector signed(DoubleVector power, DoubleVector x, DoubleVector y) {
    DoubleVector magnitude = y.abs();
    VectorMask<Double> integer = isInteger(magnitude);
    VectorMask<Double> odd = integer.andNot(isInteger(magnitude.mul(HALF)));
    VectorMask<Double> below = x.compare(LT, ZERO).and(x.compare(GT, MINUS_INFINITY));
    return power
        .blend(DoubleExponentialVectors.signed(power, x), odd)
        .blend(NOT_A_NUMBER, below.andNot(integer));
  }

  private static VectorMask<Double> isInteger(DoubleVector y) {
    DoubleVector within = y.blend(INTEGERS, y.compare(GT, INTEGERS));
    return within.add(INTEGERS).sub(INTEGERS).compare(EQ, within);
  }

  private static DoubleVector powerOf(DoubleVector base, DoubleVector y) {
    VectorMask<Double> small = base.compare(LT, LEAST_NORMAL);
    LongVector bits = DoubleLogarithmVectors.bits(base.blend(base.mul(SCALE), small));
    DoubleVector k = DoubleLogarithmVectors.exponent(bits).sub(ZERO.blend(UP, small));
    DoubleVector within = y.blend(MOST, y.compare(GT, MOST)).blend(LEAST, y.compare(LT, LEAST));
    return powerOf(k, DoubleLogarithmVectors.mantissa(bits), within);
  }

  private static DoubleVector powerOf(DoubleVector k, DoubleVector m, DoubleVector y) {
    DoubleVector d = m.add(ONE);
    DoubleVector inverse = ONE.div(d);
    DoubleVector f = m.sub(ONE);
    DoubleVector s = f.mul(inverse);
    DoubleVector minus = s.neg();
    DoubleVector sRest = minus.fma(m.sub(d.sub(ONE)), minus.fma(d, f)).mul(inverse);
    DoubleVector z = s.mul(s);
    DoubleVector zRest = s.add(s).fma(sRest, s.fma(s, z.neg()));
    DoubleVector c = TWO_THIRDS.mul(z);
    DoubleVector lost = TWO_THIRDS.fma(z, c.neg());
    return powerOf(k, s, sRest, z, c, lost.add(TWO_THIRDS.fma(zRest, TWO_THIRDS_REST.mul(z))), y);
  }

  private static DoubleVector powerOf(
      DoubleVector k,
      DoubleVector s,
      DoubleVector sRest,
      DoubleVector z,
      DoubleVector c,
      DoubleVector cLost,
      DoubleVector y) {
    DoubleVector p = M7.fma(z, M6).fma(z, M5).fma(z, M4).fma(z, M3);
    DoubleVector cRest = z.mul(z).fma(p.fma(z, M2).fma(z, M1).fma(z, M0), cLost);
    DoubleVector cube = s.mul(c);
    DoubleVector cubeRest = s.fma(c, cube.neg()).add(s.fma(cRest, sRest.mul(c)));
    DoubleVector twice = s.add(s);
    DoubleVector log = twice.add(cube);
    return powerOf(k, log, twice.sub(log).add(cube).add(TWO.fma(sRest, cubeRest)), y);
  }

  private static DoubleVector powerOf(
      DoubleVector k, DoubleVector log, DoubleVector logRest, DoubleVector y) {
    DoubleVector most = k.mul(LOG_2);
    DoubleVector sum = most.add(log);
    DoubleVector sumRest = most.sub(sum).add(log).add(k.fma(LOG_2_REST, logRest));
    DoubleVector x = y.mul(sum);
    DoubleVector rest = y.fma(sumRest, y.fma(sum, x.neg()));
    VectorMask<Double> vanishes = x.compare(LT, VANISHING);
    VectorMask<Double> overflows = x.compare(GT, OVERFLOWING);
    return exp(
            x.blend(ZERO, vanishes).blend(OVERFLOWING, overflows),
            rest.blend(ZERO, vanishes.or(overflows)))
        .blend(ZERO, vanishes);
  }

  private static DoubleVector exp(DoubleVector x, DoubleVector rest) {
    DoubleVector shifted = x.fma(PER_LOG_2, SHIFT);
    DoubleVector n = shifted.sub(SHIFT);
    DoubleVector r = n.fma(EXP_LOG_2, x).add(n.fma(EXP_LOG_2_REST, rest));
    return DoubleExponentialVectors.scaled(
        DoubleExponentialVectors.expNear0(r), shifted.reinterpretAsLongs());
  }
}
