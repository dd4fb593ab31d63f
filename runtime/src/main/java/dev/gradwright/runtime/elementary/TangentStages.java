package dev.gradwright.runtime.elementary;

/** The stages of {@link FloatExponentials#tanh}. */
final class TangentStages {
  private TangentStages() {}

  static void tanh(StageRoom room, int length) {
    within(room.x, room.first, length);
    near0(room.first, room.second, room.third, length);
    powers(room.second, length);
    quotients(room.second, room.third, room.first, length);
    signed(room.first, room.x, length);
  }

  private static void within(float[] x, float[] within, int length) {
    for (int i = 0; i < length; i++) {
      within[i] = Math.min(Math.abs(x[i]), FloatExponentials.SATURATED);
    }
  }

  private static void near0(float[] x, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float n = Math.fma(x[i], 2 * FloatExponentials.PER_LOG_2, FloatExponentials.SHIFT_ONCE);
      shifted[i] = n;
      y[i] = FloatExponentials.expm1Near0(FloatExponentials.halfReduced(x[i], n));
    }
  }

  /** Bits are nothing that HotSpot has vectors for. */
  private static void powers(float[] shifted, int length) {
    for (int i = 0; i < length; i++) {
      shifted[i] = FloatExponentials.power(Float.floatToRawIntBits(shifted[i]));
    }
  }

  private static void quotients(float[] scale, float[] y, float[] tanh, int length) {
    for (int i = 0; i < length; i++) {
      float m = Math.fma(scale[i], y[i], scale[i] - 1);
      tanh[i] = m / (m + 2);
    }
  }

  /** |4 x| is more than |tanh x|, and this is a sign without bits, also of 0. */
  private static void signed(float[] magnitude, float[] x, int length) {
    for (int i = 0; i < length; i++) {
      float y = magnitude[i];
      x[i] = Math.max(Math.min(4 * x[i], y), -y);
    }
  }
}
