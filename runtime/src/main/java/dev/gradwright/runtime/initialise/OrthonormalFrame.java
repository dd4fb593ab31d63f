package dev.gradwright.runtime.initialise;

import dev.gradwright.runtime.random.RandomStream;

/**
 * Random orthonormal vectors: normal ones made orthogonal by modified Gram and Schmidt, each twice,
 * which is enough for full precision (L. Giraud, J. Langou, M. Rozloznik, 2005). The diagonal of R
 * is positive, so the frame is uniform.
 */
final class OrthonormalFrame {
  private OrthonormalFrame() {}

  static double[][] random(int count, int length, RandomStream stream) {
    double[][] frame = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        frame[i][j] = stream.normal((long) i * length + j);
      }
      orthogonalise(frame, i);
      orthogonalise(frame, i);
      scale(frame[i], 1 / Math.sqrt(dot(frame[i], frame[i])));
    }
    return frame;
  }

  private static void orthogonalise(double[][] frame, int i) {
    for (int before = 0; before < i; before++) {
      double along = dot(frame[i], frame[before]);
      for (int j = 0; j < frame[i].length; j++) {
        frame[i][j] -= along * frame[before][j];
      }
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
