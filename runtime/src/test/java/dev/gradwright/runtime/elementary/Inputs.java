package dev.gradwright.runtime.elementary;

import java.util.SplittableRandom;

/** Numbers of all exponents, of those that are met most, and those that are apt to be forgotten. */
final class Inputs {
  static final float[] EDGES = {
    0,
    -0f,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5f,
    -0.5f,
    0.625f,
    10,
    -18,
    89,
    -104,
    7.5f,
    -7.5f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    1e-20f,
    -1e-20f,
    0x1p16f,
    Math.nextUp(0x1p16f),
    1e20f,
    88.72284f,
    88.72283f,
    -103.97208f,
    -87.33655f,
    0x1.fffffep23f,
    0x1p24f,
    16777213,
    Math.nextUp(1f),
    Math.nextDown(1f),
    Math.nextUp(-1f),
    3.1415927f,
    1.5707964f,
    -3.1415927f,
    16.5f,
    3.9f
  };
  private static final double[] DOUBLE_EDGES = {
    709.782712893384,
    709.7827128933841,
    -745.1332191019412,
    -745.2,
    -708.4,
    0x1p30,
    0x1p53,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-310,
    19.1,
    Double.MIN_NORMAL,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    Math.nextUp(-1.0),
    Math.PI,
    5.9,
    -37.5
  };

  private Inputs() {}

  static float[] floats(int count, SplittableRandom random) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] =
          switch (i % 4) {
            case 0 -> Float.intBitsToFloat(random.nextInt());
            case 1 -> (float) (20 * random.nextDouble() - 10);
            case 2 -> (float) (300 * random.nextDouble() - 150);
            default -> EDGES[random.nextInt(EDGES.length)];
          };
    }
    return x;
  }

  static double[] doubles(int count, SplittableRandom random) {
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] =
          switch (i % 5) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> 20 * random.nextDouble() - 10;
            case 2 -> 2000 * random.nextDouble() - 1000;
            case 3 -> DOUBLE_EDGES[random.nextInt(DOUBLE_EDGES.length)];
            default -> EDGES[random.nextInt(EDGES.length)];
          };
    }
    return x;
  }
}
