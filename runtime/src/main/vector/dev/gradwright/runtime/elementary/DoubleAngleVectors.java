package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.BITS;
import static dev.gradwright.runtime.elementary.DoubleVectorMath.DOUBLES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DoubleAngles} lane by lane.
 *
 * <p>Lanes that are too large meet the others in memory: a vector that came by either of two ways
 * would be kept there always, as an object of its own. For the same reason they are stored where
 * they are found, and by no method that might not be compiled into its caller.
 */
final class DoubleAngleVectors {
  private static final int LANES = DOUBLES.length();
  private static final double[] NONE = new double[LANES];
  private static final double ZERO = 0;
  private static final double HALF = 0.5;
  private static final double MINUS_HALF = -0.5;
  private static final double ONE = 1;
  private static final double FAR = DoubleAngles.FAR;
  private static final double SHIFT = DoubleAngles.SHIFT;
  private static final double PER_QUARTER = DoubleAngles.PER_QUARTER;
  private static final double QUARTER = -DoubleAngles.QUARTER;
  private static final double QUARTER_REST = DoubleAngles.QUARTER_REST;
  private static final double QUARTER_LAST = -DoubleAngles.QUARTER_LAST;
  private static final double S0 = DoubleAngles.S0;
  private static final double S1 = DoubleAngles.S1;
  private static final double S2 = DoubleAngles.S2;
  private static final double S3 = DoubleAngles.S3;
  private static final double S4 = DoubleAngles.S4;
  private static final double S5 = DoubleAngles.S5;
  private static final double C0 = DoubleAngles.C0;
  private static final double C1 = DoubleAngles.C1;
  private static final double C2 = DoubleAngles.C2;
  private static final double C3 = DoubleAngles.C3;
  private static final double C4 = DoubleAngles.C4;
  private static final double C5 = DoubleAngles.C5;
  private static final long NOTHING = 0;
  private static final long FIRST = 1;
  private static final long SECOND = 2;

  private DoubleAngleVectors() {}

  static DoubleVector sin(DoubleVector x) {
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    VectorMask<Double> far = x.abs().compare(GT, broadcast(DOUBLES, FAR));
    double[] farther = NONE;
    if (far.anyTrue()) {
      farther = new double[LANES];
      x.intoArray(farther, 0);
      DoubleAngles.sines(farther);
    }
    DoubleVector shifted = x.fma(broadcast(DOUBLES, PER_QUARTER), shift);
    return wave(x, shifted.sub(shift), shifted.reinterpretAsLongs())
        .blend(x, x.compare(EQ, broadcast(DOUBLES, ZERO)))
        .blend(DoubleVector.fromArray(DOUBLES, farther, 0), far);
  }

  static DoubleVector cos(DoubleVector x) {
    DoubleVector shift = broadcast(DOUBLES, SHIFT);
    VectorMask<Double> far = x.abs().compare(GT, broadcast(DOUBLES, FAR));
    double[] farther = NONE;
    if (far.anyTrue()) {
      farther = new double[LANES];
      x.intoArray(farther, 0);
      DoubleAngles.cosines(farther);
    }
    DoubleVector shifted = x.fma(broadcast(DOUBLES, PER_QUARTER), shift);
    return wave(x, shifted.sub(shift), shifted.reinterpretAsLongs().add(broadcast(BITS, FIRST)))
        .blend(DoubleVector.fromArray(DOUBLES, farther, 0), far);
  }

  private static DoubleVector wave(DoubleVector x, DoubleVector n, LongVector quarter) {
    DoubleVector quarterRest = broadcast(DOUBLES, QUARTER_REST);
    DoubleVector near = n.fma(broadcast(DOUBLES, QUARTER), x);
    DoubleVector moved = n.mul(quarterRest);
    DoubleVector movedRest = n.fma(quarterRest, moved.neg());
    DoubleVector r = near.sub(moved);
    DoubleVector seen = r.sub(near);
    DoubleVector lost = near.sub(r.sub(seen)).sub(moved.add(seen));
    DoubleVector rest = n.fma(broadcast(DOUBLES, QUARTER_LAST), lost.sub(movedRest));
    LongVector sine = sine(r, rest).reinterpretAsLongs();
    LongVector cosine = cosine(r, rest).reinterpretAsLongs();
    // All bits of a lane are set where its cosine is wanted.
    LongVector odd = broadcast(BITS, NOTHING).sub(quarter.and(broadcast(BITS, FIRST)));
    LongVector wave = sine.lanewise(XOR, sine.lanewise(XOR, cosine).and(odd));
    LongVector sign = quarter.and(broadcast(BITS, SECOND)).lanewise(LSHL, DoubleAngles.TO_SIGN);
    return wave.lanewise(XOR, sign).reinterpretAsDoubles();
  }

  private static DoubleVector sine(DoubleVector r, DoubleVector rest) {
    DoubleVector u = r.mul(r);
    DoubleVector p =
        u.fma(broadcast(DOUBLES, S5), broadcast(DOUBLES, S4))
            .fma(u, broadcast(DOUBLES, S3))
            .fma(u, broadcast(DOUBLES, S2))
            .fma(u, broadcast(DOUBLES, S1));
    return r.add(
        r.mul(u)
            .fma(
                p.fma(u, broadcast(DOUBLES, S0)),
                u.mul(broadcast(DOUBLES, MINUS_HALF)).fma(rest, rest)));
  }

  private static DoubleVector cosine(DoubleVector r, DoubleVector rest) {
    DoubleVector one = broadcast(DOUBLES, ONE);
    DoubleVector u = r.mul(r);
    DoubleVector half = u.mul(broadcast(DOUBLES, HALF));
    DoubleVector most = one.sub(half);
    DoubleVector moved = one.sub(most).sub(half).sub(r.mul(rest));
    DoubleVector p =
        u.fma(broadcast(DOUBLES, C5), broadcast(DOUBLES, C4))
            .fma(u, broadcast(DOUBLES, C3))
            .fma(u, broadcast(DOUBLES, C2))
            .fma(u, broadcast(DOUBLES, C1));
    return most.add(u.mul(u).fma(p.fma(u, broadcast(DOUBLES, C0)), moved));
  }
}
