package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DoublePower} of doubles side by side in an array, of the same bits. It takes more
 * operations than C2 compiles into a loop if they stand in methods: so all are written out in one,
 * and it is a function of arrays.
 */
final class DoublePowerVectors {
  private static final int FRACTION_BITS = DoubleLogarithms.FRACTION_BITS;
  private static final double ZERO = 0;
  private static final double HALF = 0.5;
  private static final double ONE = 1;
  private static final double TWO = 2;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;
  private static final double NOT_A_NUMBER = Double.NaN;
  private static final double INTEGERS = DoubleLogarithms.INTEGERS;
  private static final double BIASED = DoubleLogarithms.INTEGERS + DoubleLogarithms.BIAS;
  private static final double UP = DoubleLogarithms.UP;
  private static final double LEAST_NORMAL = DoubleLogarithms.LEAST_NORMAL;
  private static final double SCALE = DoubleLogarithms.SCALE;
  private static final double SHORT_LOG_2 = DoublePower.LOG_2;
  private static final double SHORT_LOG_2_REST = DoublePower.LOG_2_REST;
  private static final double TWO_THIRDS = DoublePower.TWO_THIRDS;
  private static final double TWO_THIRDS_REST = DoublePower.TWO_THIRDS_REST;
  private static final double SHIFT = DoubleExponentials.SHIFT;
  private static final double PER_LOG_2 = DoubleExponentials.PER_LOG_2;
  private static final double LOG_2 = -DoubleExponentials.LOG_2;
  private static final double LOG_2_REST = -DoubleExponentials.LOG_2_REST;
  private static final double VANISHING = DoubleExponentials.VANISHING;
  private static final double OVERFLOWING = DoubleExponentials.OVERFLOWING;
  private static final double M0 = DoublePower.M0;
  private static final double M1 = DoublePower.M1;
  private static final double M2 = DoublePower.M2;
  private static final double M3 = DoublePower.M3;
  private static final double M4 = DoublePower.M4;
  private static final double M5 = DoublePower.M5;
  private static final double M6 = DoublePower.M6;
  private static final double M7 = DoublePower.M7;
  private static final double P0 = DoubleExponentials.P0;
  private static final double P1 = DoubleExponentials.P1;
  private static final double P2 = DoubleExponentials.P2;
  private static final double P3 = DoubleExponentials.P3;
  private static final double P4 = DoubleExponentials.P4;
  private static final double P5 = DoubleExponentials.P5;
  private static final double P6 = DoubleExponentials.P6;
  private static final double P7 = DoubleExponentials.P7;
  private static final double P8 = DoubleExponentials.P8;
  private static final double P9 = DoubleExponentials.P9;
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  private static final long BITS_OF_INTEGERS =
      Double.doubleToRawLongBits(DoubleLogarithms.INTEGERS);
  private static final long BITS_OF_ONE = Double.doubleToRawLongBits(1.0);
  private static final long FRACTION = DoubleLogarithms.FRACTION;
  private static final long SQRT_HALF = DoubleLogarithms.SQRT_HALF;
  private static final long ONE_LESS_SQRT_HALF = DoubleLogarithms.ONE_LESS_SQRT_HALF;

  private DoublePowerVectors() {}

  /** Of whole vectors; how far it has come. */
  static int pow(double[] bases, int from, int to, double[] exponents) {
    int i = from;
    for (; i <= to - DOUBLES.length(); i += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, bases, i);
      DoubleVector y = DoubleVector.fromArray(DOUBLES, exponents, i - from);

      // |x| = 2^k m
      DoubleVector base = x.abs();
      VectorMask<Double> small = base.compare(LT, LEAST_NORMAL);
      DoubleVector normal = base.blend(base.mul(SCALE), small);
      LongVector bits = normal.reinterpretAsLongs().add(ONE_LESS_SQRT_HALF);
      DoubleVector m = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsDoubles();
      DoubleVector up = DoubleVector.broadcast(DOUBLES, ZERO).blend(UP, small);
      LongVector biased = bits.lanewise(LSHR, FRACTION_BITS).or(BITS_OF_INTEGERS);
      DoubleVector k = biased.reinterpretAsDoubles().sub(BIASED).sub(up);

      // log m
      DoubleVector d = m.add(ONE);
      DoubleVector inverse = DoubleVector.broadcast(DOUBLES, ONE).div(d);
      DoubleVector f = m.sub(ONE);
      DoubleVector s = f.mul(inverse);
      DoubleVector minus = s.neg();
      DoubleVector lost = minus.lanewise(FMA, m.sub(d.sub(ONE)), minus.lanewise(FMA, d, f));
      DoubleVector sRest = lost.mul(inverse);
      DoubleVector z = s.mul(s);
      DoubleVector twice = s.mul(TWO);
      DoubleVector zRest = twice.lanewise(FMA, sRest, s.lanewise(FMA, s, z.neg()));
      DoubleVector c = z.mul(TWO_THIRDS);
      DoubleVector cLost = z.lanewise(FMA, TWO_THIRDS, c.neg());
      DoubleVector cRest = cLost.add(zRest.lanewise(FMA, TWO_THIRDS, z.mul(TWO_THIRDS_REST)));
      DoubleVector p = z.fma(M7, M6).lanewise(FMA, z, M5).lanewise(FMA, z, M4);
      p = p.lanewise(FMA, z, M3).lanewise(FMA, z, M2).lanewise(FMA, z, M1).lanewise(FMA, z, M0);
      cRest = z.mul(z).lanewise(FMA, p, cRest);
      DoubleVector cube = s.mul(c);
      DoubleVector cubeLost = s.lanewise(FMA, c, cube.neg());
      DoubleVector cubeRest = cubeLost.add(s.lanewise(FMA, cRest, sRest.mul(c)));
      DoubleVector log = twice.add(cube);
      DoubleVector logLost = twice.sub(log).add(cube);
      DoubleVector logRest = logLost.add(sRest.lanewise(FMA, TWO, cubeRest));

      // y log x
      DoubleVector most = k.mul(SHORT_LOG_2);
      DoubleVector sum = most.add(log);
      DoubleVector sumLost = most.sub(sum).add(log);
      DoubleVector sumRest = sumLost.add(k.lanewise(FMA, SHORT_LOG_2_REST, logRest));
      sum = base.blend(sum, base.compare(LT, INFINITY));
      sum = sum.blend(MINUS_INFINITY, base.compare(EQ, ZERO)).blend(ZERO, y.compare(EQ, ZERO));
      DoubleVector product = y.mul(sum);
      DoubleVector rest = y.lanewise(FMA, sumRest, y.lanewise(FMA, sum, product.neg()));

      // Lanes that vanish compute e^0, since processors are very slow where numbers underflow.
      VectorMask<Double> vanishes = product.compare(LT, VANISHING);
      VectorMask<Double> overflows = product.compare(GT, OVERFLOWING);
      DoubleVector within = product.blend(ZERO, vanishes.or(overflows));
      DoubleVector shifted = within.fma(PER_LOG_2, SHIFT);
      DoubleVector n = shifted.sub(SHIFT);
      DoubleVector r = n.lanewise(FMA, LOG_2, within).add(n.lanewise(FMA, LOG_2_REST, rest));
      DoubleVector q = r.fma(P9, P8).lanewise(FMA, r, P7).lanewise(FMA, r, P6);
      q = q.lanewise(FMA, r, P5).lanewise(FMA, r, P4).lanewise(FMA, r, P3).lanewise(FMA, r, P2);
      q = q.lanewise(FMA, r, P1);
      q = q.lanewise(FMA, r, P0).lanewise(FMA, r, HALF);
      DoubleVector exp = q.lanewise(FMA, r, ONE).lanewise(FMA, r, ONE);
      LongVector whole = shifted.reinterpretAsLongs();
      LongVector half = whole.lanewise(LSHR, 1);
      DoubleVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
      DoubleVector other = whole.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
      DoubleVector power =
          exp.mul(scale).mul(other).blend(ZERO, vanishes).blend(INFINITY, overflows);

      // The sign, or no number.
      DoubleVector steps = y.abs().min(INTEGERS);
      DoubleVector pairs = y.mul(HALF).abs().min(INTEGERS);
      VectorMask<Double> broken = steps.add(INTEGERS).sub(INTEGERS).compare(NE, steps);
      VectorMask<Double> even = pairs.add(INTEGERS).sub(INTEGERS).compare(EQ, pairs);
      VectorMask<Double> negative = x.compare(LT, ZERO).and(x.compare(GT, MINUS_INFINITY));
      LongVector signs = x.reinterpretAsLongs().and(SIGN).or(BITS_OF_ONE);
      DoubleVector sign = signs.reinterpretAsDoubles().blend(ONE, even.or(broken));
      power.mul(sign.blend(NOT_A_NUMBER, negative.and(broken))).intoArray(bases, i);
    }
    return i;
  }
}
