package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.of;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link FloatAngles} lane by lane.
 *
 * <p>Lanes that are too large meet the others in memory: a vector that came by either of two ways
 * would be kept there always, as an object of its own. For the same reason they are stored where
 * they are found, and by no method that might not be compiled into its caller.
 */
final class FloatAngleVectors {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
  private static final float[] NONE = new float[LANES];
  private static final FloatVector ZERO = of(0);
  private static final FloatVector HALF = of(0.5f);
  private static final FloatVector MINUS_HALF = of(-0.5f);
  private static final FloatVector ONE = of(1);
  private static final FloatVector FAR = of(FloatAngles.FAR);
  private static final FloatVector SHIFT = of(FloatAngles.SHIFT);
  private static final FloatVector PER_QUARTER = of(FloatAngles.PER_QUARTER);
  private static final FloatVector QUARTER = of(-FloatAngles.QUARTER);
  private static final FloatVector QUARTER_REST = of(FloatAngles.QUARTER_REST);
  private static final FloatVector QUARTER_LAST = of(-FloatAngles.QUARTER_LAST);
  private static final FloatVector S0 = of(FloatAngles.S0);
  private static final FloatVector S1 = of(FloatAngles.S1);
  private static final FloatVector S2 = of(FloatAngles.S2);
  private static final FloatVector S3 = of(FloatAngles.S3);
  private static final FloatVector C0 = of(FloatAngles.C0);
  private static final FloatVector C1 = of(FloatAngles.C1);
  private static final FloatVector C2 = of(FloatAngles.C2);
  private static final IntVector NOTHING = ZERO.reinterpretAsInts();
  private static final IntVector FIRST = NOTHING.broadcast(1);
  private static final IntVector SECOND = NOTHING.broadcast(2);

  private FloatAngleVectors() {}

  static FloatVector sin(FloatVector x) {
    VectorMask<Float> far = x.abs().compare(GT, FAR);
    float[] farther = NONE;
    if (far.anyTrue()) {
      farther = new float[LANES];
      x.intoArray(farther, 0);
      FloatAngles.sines(farther);
    }
    FloatVector shifted = x.fma(PER_QUARTER, SHIFT);
    return wave(x, shifted.sub(SHIFT), shifted.reinterpretAsInts())
        .blend(x, x.compare(EQ, ZERO))
        .blend(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, farther, 0), far);
  }

  static FloatVector cos(FloatVector x) {
    VectorMask<Float> far = x.abs().compare(GT, FAR);
    float[] farther = NONE;
    if (far.anyTrue()) {
      farther = new float[LANES];
      x.intoArray(farther, 0);
      FloatAngles.cosines(farther);
    }
    FloatVector shifted = x.fma(PER_QUARTER, SHIFT);
    return wave(x, shifted.sub(SHIFT), shifted.reinterpretAsInts().add(FIRST))
        .blend(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, farther, 0), far);
  }

  private static FloatVector wave(FloatVector x, FloatVector n, IntVector quarter) {
    FloatVector near = n.fma(QUARTER, x);
    FloatVector moved = n.mul(QUARTER_REST);
    FloatVector movedRest = n.fma(QUARTER_REST, moved.neg());
    FloatVector r = near.sub(moved);
    FloatVector seen = r.sub(near);
    FloatVector lost = near.sub(r.sub(seen)).sub(moved.add(seen));
    FloatVector rest = n.fma(QUARTER_LAST, lost.sub(movedRest));
    IntVector sine = sine(r, rest).reinterpretAsInts();
    IntVector cosine = cosine(r, rest).reinterpretAsInts();
    // All bits of a lane are set where its cosine is wanted.
    IntVector odd = NOTHING.sub(quarter.and(FIRST));
    IntVector wave = sine.lanewise(XOR, sine.lanewise(XOR, cosine).and(odd));
    IntVector sign = quarter.and(SECOND).lanewise(LSHL, FloatAngles.TO_SIGN);
    return wave.lanewise(XOR, sign).reinterpretAsFloats();
  }

  private static FloatVector sine(FloatVector r, FloatVector rest) {
    FloatVector u = r.mul(r);
    return r.add(
        r.mul(u).fma(S3.fma(u, S2).fma(u, S1).fma(u, S0), u.mul(MINUS_HALF).fma(rest, rest)));
  }

  private static FloatVector cosine(FloatVector r, FloatVector rest) {
    FloatVector u = r.mul(r);
    FloatVector half = u.mul(HALF);
    FloatVector most = ONE.sub(half);
    FloatVector moved = ONE.sub(most).sub(half).sub(r.mul(rest));
    return most.add(u.mul(u).fma(C2.fma(u, C1).fma(u, C0), moved));
  }
}
