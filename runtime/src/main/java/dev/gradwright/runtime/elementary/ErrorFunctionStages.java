package dev.gradwright.runtime.elementary;

/**
 * The stages of {@link FloatErrorFunction#erf(float, float)}, which has the same bits: the choice
 * between near and far is a sum of which one term is 0.
 */
final class ErrorFunctionStages {
  /** Makes 1 - |x| at least 1, unless it is 0 or less. */
  private static final float LARGE = 0x1p24f;

  private ErrorFunctionStages() {}

  static void erf(StageRoom room, float[] e, int length) {
    far(room.x, room.first, length);
    far(room.first, e, room.first, length);
    near(room.x, room.second, length);
    chosen(room.x, room.first, room.second, room.third, length);
    signed(room.third, room.x, length);
  }

  private static void far(float[] x, float[] erfc, int length) {
    for (int i = 0; i < length; i++) {
      float beyond = Math.min(Math.abs(x[i]), FloatErrorFunction.SATURATED) - 1;
      erfc[i] = FloatErrorFunction.scaledErfcBeyond(beyond);
    }
  }

  private static void far(float[] erfc, float[] e, float[] erf, int length) {
    for (int i = 0; i < length; i++) {
      erf[i] = Math.fma(-erfc[i], e[i], 1);
    }
  }

  /** Of at most 1, since beyond it might not be finite. */
  private static void near(float[] x, float[] erf, int length) {
    for (int i = 0; i < length; i++) {
      erf[i] = FloatErrorFunction.erfNear0(Math.min(Math.abs(x[i]), 1));
    }
  }

  private static void chosen(float[] x, float[] far, float[] near, float[] erf, int length) {
    for (int i = 0; i < length; i++) {
      float isNear = Math.max(Math.min((1 - Math.abs(x[i])) * LARGE, 1), 0);
      erf[i] = Math.fma(near[i], isNear, far[i] * (1 - isNear));
    }
  }

  /** |4 x| is more than |erf x|, and this is a sign without bits, also of 0. */
  private static void signed(float[] magnitude, float[] x, int length) {
    for (int i = 0; i < length; i++) {
      float y = magnitude[i];
      x[i] = Math.max(Math.min(4 * x[i], y), -y);
    }
  }
}
