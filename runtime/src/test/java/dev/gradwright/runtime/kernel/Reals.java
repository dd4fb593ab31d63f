package dev.gradwright.runtime.kernel;

import java.util.Random;

/** Numbers for products of floats and of doubles. */
final class Reals {
  private Reals() {}

  /** Between -1 and 1, all of them floats. */
  static double[] random(Random random, int count) {
    return random.doubles(count, -1, 1).map(x -> (float) x).toArray();
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
