package dev.gradwright.runtime.elementary;

/**
 * The stages of {@link FloatExponentials#exp}. Of the two factors of {@code 2^n}, p = 2^h and 2^(n
 * - h), the second is {@code p (1 + d (3/4 + d/4))}, where {@code d = n - 2h} is -1, 0 or 1.
 */
final class ExponentialStages {
  private ExponentialStages() {}

  static void exp(StageRoom room, int length) {
    within(room.x, room.first, length);
    near0(room.first, room.second, room.x, length);
    halves(room.second, room.first, length);
    powers(room.first, room.third, length);
    scaled(room.second, room.first, room.third, room.x, length);
  }

  private static void within(float[] x, float[] within, int length) {
    for (int i = 0; i < length; i++) {
      float below = Math.min(x[i], FloatExponentials.OVERFLOWING);
      within[i] = Math.max(below, FloatExponentials.VANISHING);
    }
  }

  private static void near0(float[] x, float[] count, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float shifted = Math.fma(x[i], FloatExponentials.PER_LOG_2, FloatExponentials.SHIFT);
      float n = shifted - FloatExponentials.SHIFT;
      count[i] = n;
      y[i] = FloatExponentials.expNear0(FloatExponentials.reduced(x[i], n));
    }
  }

  private static void halves(float[] count, float[] shifted, int length) {
    for (int i = 0; i < length; i++) {
      shifted[i] = Math.fma(count[i], 0.5f, FloatExponentials.SHIFT_ONCE);
    }
  }

  /** Bits are nothing that HotSpot has vectors for. */
  private static void powers(float[] shifted, float[] powers, int length) {
    for (int i = 0; i < length; i++) {
      powers[i] = FloatExponentials.power(Float.floatToRawIntBits(shifted[i]));
    }
  }

  private static void scaled(float[] count, float[] shifted, float[] power, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float half = shifted[i] - FloatExponentials.SHIFT_ONCE;
      float d = Math.fma(half, -2, count[i]);
      y[i] = y[i] * power[i] * (power[i] * Math.fma(d, Math.fma(d, 0.25f, 0.75f), 1));
    }
  }
}
