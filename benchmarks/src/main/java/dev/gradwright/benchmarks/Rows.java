package dev.gradwright.benchmarks;

/**
 * {@code c[j] = c[j] + sum over t of a[t] * b[t][j]} for one or two rows c and one or four rows b:
 * separate arrays, all indexed by j from 0, in bodies that C2 unrolls and vectorises.
 */
final class Rows {

  private Rows() {}

  /** Adds one row to a row. */
  static void add(int n, float[] c, float a, float[] b) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  /** Adds four rows to a row. */
  static void add(
      int n,
      float[] c,
      float a0,
      float a1,
      float a2,
      float a3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3) {
    for (int j = 0; j < n; j++) {
      c[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  /** Adds four rows to each of two rows. */
  static void addToTwo(
      int n,
      float[] c,
      float[] d,
      float a0,
      float a1,
      float a2,
      float a3,
      float e0,
      float e1,
      float e2,
      float e3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3) {
    for (int j = 0; j < n; j++) {
      c[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
      d[j] =
          Math.fma(e3, b3[j], Math.fma(e2, b2[j], Math.fma(e1, b1[j], Math.fma(e0, b0[j], d[j]))));
    }
  }
}
