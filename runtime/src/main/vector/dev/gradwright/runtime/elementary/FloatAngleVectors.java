package dev.gradwright.runtime.elementary;

import static dev.gradwright.runtime.elementary.FloatVectorMath.BITS;
import static dev.gradwright.runtime.elementary.FloatVectorMath.FLOATS;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.IntVector.broadcast;
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
  private static final int LANES = FLOATS.length();
  private static final float[] NONE = new float[LANES];
  private static final float ZERO = 0;
  private static final float HALF = 0.5f;
  private static final float MINUS_HALF = -0.5f;
  private static final float ONE = 1;
  private static final float FAR = FloatAngles.FAR;
  private static final float SHIFT = FloatAngles.SHIFT;
  private static final float PER_QUARTER = FloatAngles.PER_QUARTER;
  private static final float QUARTER = -FloatAngles.QUARTER;
  private static final float QUARTER_REST = FloatAngles.QUARTER_REST;
  private static final float QUARTER_LAST = -FloatAngles.QUARTER_LAST;
  private static final float S0 = FloatAngles.S0;
  private static final float S1 = FloatAngles.S1;
  private static final float S2 = FloatAngles.S2;
  private static final float S3 = FloatAngles.S3;
  private static final float C0 = FloatAngles.C0;
  private static final float C1 = FloatAngles.C1;
  private static final float C2 = FloatAngles.C2;
  private static final int NOTHING = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private FloatAngleVectors() {}

  static FloatVector sin(FloatVector x) {
    FloatVector shift = broadcast(FLOATS, SHIFT);
    VectorMask<Float> far = x.abs().compare(GT, broadcast(FLOATS, FAR));
    float[] farther = NONE;
    if (far.anyTrue()) {
      farther = new float[LANES];
      x.intoArray(farther, 0);
      FloatAngles.sines(farther);
    }
    FloatVector shifted = x.fma(broadcast(FLOATS, PER_QUARTER), shift);
    return wave(x, shifted.sub(shift), shifted.reinterpretAsInts())
        .blend(x, x.compare(EQ, broadcast(FLOATS, ZERO)))
        .blend(FloatVector.fromArray(FLOATS, farther, 0), far);
  }

  static FloatVector cos(FloatVector x) {
    FloatVector shift = broadcast(FLOATS, SHIFT);
    VectorMask<Float> far = x.abs().compare(GT, broadcast(FLOATS, FAR));
    float[] farther = NONE;
    if (far.anyTrue()) {
      farther = new float[LANES];
      x.intoArray(farther, 0);
      FloatAngles.cosines(farther);
    }
    FloatVector shifted = x.fma(broadcast(FLOATS, PER_QUARTER), shift);
    return wave(x, shifted.sub(shift), shifted.reinterpretAsInts().add(broadcast(BITS, FIRST)))
        .blend(FloatVector.fromArray(FLOATS, farther, 0), far);
  }

  private static FloatVector wave(FloatVector x, FloatVector n, IntVector quarter) {
    FloatVector quarterRest = broadcast(FLOATS, QUARTER_REST);
    FloatVector near = n.fma(broadcast(FLOATS, QUARTER), x);
    FloatVector moved = n.mul(quarterRest);
    FloatVector movedRest = n.fma(quarterRest, moved.neg());
    FloatVector r = near.sub(moved);
    FloatVector seen = r.sub(near);
    FloatVector lost = near.sub(r.sub(seen)).sub(moved.add(seen));
    FloatVector rest = n.fma(broadcast(FLOATS, QUARTER_LAST), lost.sub(movedRest));
    IntVector sine = sine(r, rest).reinterpretAsInts();
    IntVector cosine = cosine(r, rest).reinterpretAsInts();
    // All bits of a lane are set where its cosine is wanted.
    IntVector odd = broadcast(BITS, NOTHING).sub(quarter.and(broadcast(BITS, FIRST)));
    IntVector wave = sine.lanewise(XOR, sine.lanewise(XOR, cosine).and(odd));
    IntVector sign = quarter.and(broadcast(BITS, SECOND)).lanewise(LSHL, FloatAngles.TO_SIGN);
    return wave.lanewise(XOR, sign).reinterpretAsFloats();
  }

  private static FloatVector sine(FloatVector r, FloatVector rest) {
    FloatVector u = r.mul(r);
    return r.add(
        r.mul(u)
            .fma(
                u.fma(broadcast(FLOATS, S3), broadcast(FLOATS, S2))
                    .fma(u, broadcast(FLOATS, S1))
                    .fma(u, broadcast(FLOATS, S0)),
                u.mul(broadcast(FLOATS, MINUS_HALF)).fma(rest, rest)));
  }

  private static FloatVector cosine(FloatVector r, FloatVector rest) {
    FloatVector one = broadcast(FLOATS, ONE);
    FloatVector u = r.mul(r);
    FloatVector half = u.mul(broadcast(FLOATS, HALF));
    FloatVector most = one.sub(half);
    FloatVector moved = one.sub(most).sub(half).sub(r.mul(rest));
    return most.add(
        u.mul(u)
            .fma(
                u.fma(broadcast(FLOATS, C2), broadcast(FLOATS, C1)).fma(u, broadcast(FLOATS, C0)),
                moved));
  }
}
