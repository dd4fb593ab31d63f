package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.DoubleVectorMath.of;
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
  private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
  private static final double[] NONE = new double[LANES];
  private static final DoubleVector ZERO = of(0);
  private static final DoubleVector HALF = of(0.5);
  private static final DoubleVector MINUS_HALF = of(-0.5);
  private static final DoubleVector ONE = of(1);
  private static final DoubleVector FAR = of(DoubleAngles.FAR);
  private static final DoubleVector SHIFT = of(DoubleAngles.SHIFT);
  private static final DoubleVector PER_QUARTER = of(DoubleAngles.PER_QUARTER);
  private static final DoubleVector QUARTER = of(-DoubleAngles.QUARTER);
  private static final DoubleVector QUARTER_REST = of(DoubleAngles.QUARTER_REST);
  private static final DoubleVector QUARTER_LAST = of(-DoubleAngles.QUARTER_LAST);
  private static final DoubleVector S0 = of(DoubleAngles.S0);
  private static final DoubleVector S1 = of(DoubleAngles.S1);
  private static final DoubleVector S2 = of(DoubleAngles.S2);
  private static final DoubleVector S3 = of(DoubleAngles.S3);
  private static final DoubleVector S4 = of(DoubleAngles.S4);
  private static final DoubleVector S5 = of(DoubleAngles.S5);
  private static final DoubleVector C0 = of(DoubleAngles.C0);
  private static final DoubleVector C1 = of(DoubleAngles.C1);
  private static final DoubleVector C2 = of(DoubleAngles.C2);
  private static final DoubleVector C3 = of(DoubleAngles.C3);
  private static final DoubleVector C4 = of(DoubleAngles.C4);
  private static final DoubleVector C5 = of(DoubleAngles.C5);
  private static final LongVector NOTHING = ZERO.reinterpretAsLongs();
  private static final LongVector FIRST = NOTHING.broadcast(1);
  private static final LongVector SECOND = NOTHING.broadcast(2);

  private DoubleAngleVectors() {}

  static DoubleVector sin(DoubleVector x) {
    VectorMask<Double> far = x.abs().compare(GT, FAR);
    double[] farther = NONE;
    if (far.anyTrue()) {
      farther = new double[LANES];
      x.intoArray(farther, 0);
      DoubleAngles.sines(farther);
    }
    DoubleVector shifted = x.fma(PER_QUARTER, SHIFT);
    return wave(x, shifted.sub(SHIFT), shifted.reinterpretAsLongs())
        .blend(x, x.compare(EQ, ZERO))
        .blend(DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, farther, 0), far);
  }

  static DoubleVector cos(DoubleVector x) {
    VectorMask<Double> far = x.abs().compare(GT, FAR);
    double[] farther = NONE;
    if (far.anyTrue()) {
      farther = new double[LANES];
      x.intoArray(farther, 0);
      DoubleAngles.cosines(farther);
    }
    DoubleVector shifted = x.fma(PER_QUARTER, SHIFT);
    return wave(x, shifted.sub(SHIFT), shifted.reinterpretAsLongs().add(FIRST))
        .blend(DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, farther, 0), far);
  }

  private static DoubleVector wave(DoubleVector x, DoubleVector n, LongVector quarter) {
    DoubleVector near = n.fma(QUARTER, x);
    DoubleVector moved = n.mul(QUARTER_REST);
    DoubleVector movedRest = n.fma(QUARTER_REST, moved.neg());
    DoubleVector r = near.sub(moved);
    DoubleVector seen = r.sub(near);
    DoubleVector lost = near.sub(r.sub(seen)).sub(moved.add(seen));
    DoubleVector rest = n.fma(QUARTER_LAST, lost.sub(movedRest));
    LongVector sine = sine(r, rest).reinterpretAsLongs();
    LongVector cosine = cosine(r, rest).reinterpretAsLongs();
    // All bits of a lane are set where its cosine is wanted.
    LongVector odd = NOTHING.sub(quarter.and(FIRST));
    LongVector wave = sine.lanewise(XOR, sine.lanewise(XOR, cosine).and(odd));
    LongVector sign = quarter.and(SECOND).lanewise(LSHL, DoubleAngles.TO_SIGN);
    return wave.lanewise(XOR, sign).reinterpretAsDoubles();
  }

  private static DoubleVector sine(DoubleVector r, DoubleVector rest) {
    DoubleVector u = r.mul(r);
    DoubleVector p = S5.fma(u, S4).fma(u, S3).fma(u, S2).fma(u, S1);
    return r.add(r.mul(u).fma(p.fma(u, S0), u.mul(MINUS_HALF).fma(rest, rest)));
  }

  private static DoubleVector cosine(DoubleVector r, DoubleVector rest) {
    DoubleVector u = r.mul(r);
    DoubleVector half = u.mul(HALF);
    DoubleVector most = ONE.sub(half);
    DoubleVector moved = ONE.sub(most).sub(half).sub(r.mul(rest));
    DoubleVector p = C5.fma(u, C4).fma(u, C3).fma(u, C2).fma(u, C1);
    return most.add(u.mul(u).fma(p.fma(u, C0), moved));
  }
}
