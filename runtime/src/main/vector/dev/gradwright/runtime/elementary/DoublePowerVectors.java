package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.BITS;
import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
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
    DoubleVector zero = broadcast(DOUBLES, ZERO);
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector two = broadcast(DOUBLES, TWO);
    DoubleVector twoThirds = broadcast(DOUBLES, TWO_THIRDS);
    DoubleVector infinity = broadcast(DOUBLES, INFINITY);
    DoubleVector minusInfinity = broadcast(DOUBLES, MINUS_INFINITY);
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    DoubleVector integers = broadcast(DOUBLES, INTEGERS);
    int i = from;
    for (; i <= to - DOUBLES.length(); i += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, bases, i);
      DoubleVector y = DoubleVector.fromArray(DOUBLES, exponents, i - from);

      // |x| = 2^k m
      DoubleVector base = x.abs();
      VectorMask<Double> small = base.compare(LT, broadcast(DOUBLES, LEAST_NORMAL));
      DoubleVector normal = base.blend(base.mul(broadcast(DOUBLES, SCALE)), small);
      LongVector bits = normal.reinterpretAsLongs().add(broadcast(BITS, ONE_LESS_SQRT_HALF));
      DoubleVector m =
          bits.and(broadcast(BITS, FRACTION))
              .add(broadcast(BITS, SQRT_HALF))
              .reinterpretAsDoubles();
      DoubleVector up = zero.blend(broadcast(DOUBLES, UP), small);
      LongVector biased = bits.lanewise(LSHR, FRACTION_BITS).or(broadcast(BITS, BITS_OF_INTEGERS));
      DoubleVector k = biased.reinterpretAsDoubles().sub(broadcast(DOUBLES, BIASED)).sub(up);

      // log m
      DoubleVector d = m.add(one);
      DoubleVector inverse = one.div(d);
      DoubleVector f = m.sub(one);
      DoubleVector s = f.mul(inverse);
      DoubleVector minus = s.neg();
      DoubleVector lost = minus.fma(m.sub(d.sub(one)), minus.fma(d, f));
      DoubleVector sRest = lost.mul(inverse);
      DoubleVector z = s.mul(s);
      DoubleVector twice = s.mul(two);
      DoubleVector zRest = twice.fma(sRest, s.fma(s, z.neg()));
      DoubleVector c = z.mul(twoThirds);
      DoubleVector cLost = z.fma(twoThirds, c.neg());
      DoubleVector cRest =
          cLost.add(zRest.fma(twoThirds, z.mul(broadcast(DOUBLES, TWO_THIRDS_REST))));
      DoubleVector p =
          z.fma(broadcast(DOUBLES, M7), broadcast(DOUBLES, M6))
              .fma(z, broadcast(DOUBLES, M5))
              .fma(z, broadcast(DOUBLES, M4));
      p =
          p.fma(z, broadcast(DOUBLES, M3))
              .fma(z, broadcast(DOUBLES, M2))
              .fma(z, broadcast(DOUBLES, M1))
              .fma(z, broadcast(DOUBLES, M0));
      cRest = z.mul(z).fma(p, cRest);
      DoubleVector cube = s.mul(c);
      DoubleVector cubeLost = s.fma(c, cube.neg());
      DoubleVector cubeRest = cubeLost.add(s.fma(cRest, sRest.mul(c)));
      DoubleVector log = twice.add(cube);
      DoubleVector logLost = twice.sub(log).add(cube);
      DoubleVector logRest = logLost.add(sRest.fma(two, cubeRest));

      // y log x
      DoubleVector most = k.mul(broadcast(DOUBLES, SHORT_LOG_2));
      DoubleVector sum = most.add(log);
      DoubleVector sumLost = most.sub(sum).add(log);
      DoubleVector sumRest = sumLost.add(k.fma(broadcast(DOUBLES, SHORT_LOG_2_REST), logRest));
      sum = base.blend(sum, base.compare(LT, infinity));
      sum = sum.blend(minusInfinity, base.compare(EQ, zero)).blend(zero, y.compare(EQ, zero));
      DoubleVector product = y.mul(sum);
      DoubleVector rest = y.fma(sumRest, y.fma(sum, product.neg()));

      // Lanes that vanish compute e^0, since processors are very slow where numbers underflow.
      VectorMask<Double> vanishes = product.compare(LT, broadcast(DOUBLES, VANISHING));
      VectorMask<Double> overflows = product.compare(GT, broadcast(DOUBLES, OVERFLOWING));
      DoubleVector within = product.blend(zero, vanishes.or(overflows));
      DoubleVector shifted = within.fma(broadcast(DOUBLES, PER_LOG_2), shift);
      DoubleVector n = shifted.sub(shift);
      DoubleVector r =
          n.fma(broadcast(DOUBLES, LOG_2), within).add(n.fma(broadcast(DOUBLES, LOG_2_REST), rest));
      DoubleVector q =
          r.fma(broadcast(DOUBLES, P9), broadcast(DOUBLES, P8))
              .fma(r, broadcast(DOUBLES, P7))
              .fma(r, broadcast(DOUBLES, P6));
      q =
          q.fma(r, broadcast(DOUBLES, P5))
              .fma(r, broadcast(DOUBLES, P4))
              .fma(r, broadcast(DOUBLES, P3))
              .fma(r, broadcast(DOUBLES, P2));
      q = q.fma(r, broadcast(DOUBLES, P1));
      q = q.fma(r, broadcast(DOUBLES, P0)).fma(r, broadcast(DOUBLES, HALF));
      DoubleVector exp = q.fma(r, one).fma(r, one);
      LongVector whole = shifted.reinterpretAsLongs();
      LongVector half = whole.lanewise(LSHR, 1);
      DoubleVector scale = half.lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
      DoubleVector other = whole.sub(half).lanewise(LSHL, FRACTION_BITS).reinterpretAsDoubles();
      DoubleVector power =
          exp.mul(scale).mul(other).blend(zero, vanishes).blend(infinity, overflows);

      // The sign, or no number.
      DoubleVector steps = y.abs().min(integers);
      DoubleVector pairs = y.mul(broadcast(DOUBLES, HALF)).abs().min(integers);
      VectorMask<Double> broken = steps.add(integers).sub(integers).compare(NE, steps);
      VectorMask<Double> even = pairs.add(integers).sub(integers).compare(EQ, pairs);
      VectorMask<Double> negative = x.compare(LT, zero).and(x.compare(GT, minusInfinity));
      LongVector signs =
          x.reinterpretAsLongs().and(broadcast(BITS, SIGN)).or(broadcast(BITS, BITS_OF_ONE));
      DoubleVector sign = signs.reinterpretAsDoubles().blend(one, even.or(broken));
      power
          .mul(sign.blend(broadcast(DOUBLES, NOT_A_NUMBER), negative.and(broken)))
          .intoArray(bases, i);
    }
    return i;
  }
}
