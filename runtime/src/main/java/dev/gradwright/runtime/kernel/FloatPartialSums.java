package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * {@code C[i, j] = sum over k of op(A)[i, k] * op(B)[k, j] (+ C[i, j])} for few elements of many
 * terms that lie side by side in both factors. Each is sixteen partial sums of every sixteenth
 * term, added from both halves to the middle, then the terms that are left over, one by one.
 */
final class FloatPartialSums {
  static final int PARTS = 16;

  private FloatPartialSums() {}

  /** Of some rows, the columns from the first one on. */
  static void multiply(FloatOperands o, int row, int rows, int column) {
    for (int i = row; i < rows; i++) {
      for (int j = column; j < o.n; j++) {
        add(o, i, j);
      }
    }
  }

  private static void add(FloatOperands o, int i, int j) {
    float[] a = o.a;
    float[] b = o.b;
    int p = o.atA + i * o.rowA;
    int q = o.atB + j * o.columnB;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    float s8 = 0;
    float s9 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    float s14 = 0;
    float s15 = 0;
    int whole = o.k & -PARTS;
    for (int k = 0; k < whole; k += PARTS) {
      s0 = Math.fma(a[p + k], b[q + k], s0);
      s1 = Math.fma(a[p + k + 1], b[q + k + 1], s1);
      s2 = Math.fma(a[p + k + 2], b[q + k + 2], s2);
      s3 = Math.fma(a[p + k + 3], b[q + k + 3], s3);
      s4 = Math.fma(a[p + k + 4], b[q + k + 4], s4);
      s5 = Math.fma(a[p + k + 5], b[q + k + 5], s5);
      s6 = Math.fma(a[p + k + 6], b[q + k + 6], s6);
      s7 = Math.fma(a[p + k + 7], b[q + k + 7], s7);
      s8 = Math.fma(a[p + k + 8], b[q + k + 8], s8);
      s9 = Math.fma(a[p + k + 9], b[q + k + 9], s9);
      s10 = Math.fma(a[p + k + 10], b[q + k + 10], s10);
      s11 = Math.fma(a[p + k + 11], b[q + k + 11], s11);
      s12 = Math.fma(a[p + k + 12], b[q + k + 12], s12);
      s13 = Math.fma(a[p + k + 13], b[q + k + 13], s13);
      s14 = Math.fma(a[p + k + 14], b[q + k + 14], s14);
      s15 = Math.fma(a[p + k + 15], b[q + k + 15], s15);
    }
    end(
        o,
        i,
        j,
        (s0 + s8)
            + (s4 + s12)
            + ((s2 + s10) + (s6 + s14))
            + ((s1 + s9) + (s5 + s13) + ((s3 + s11) + (s7 + s15))));
  }

  /** Of the partial sums that stand there. */
  static float sum(float[] parts, int at) {
    return (parts[at] + parts[at + 8])
        + (parts[at + 4] + parts[at + 12])
        + ((parts[at + 2] + parts[at + 10]) + (parts[at + 6] + parts[at + 14]))
        + ((parts[at + 1] + parts[at + 9])
            + (parts[at + 5] + parts[at + 13])
            + ((parts[at + 3] + parts[at + 11]) + (parts[at + 7] + parts[at + 15])));
  }

  /** Adds what is left over to the sum of the partial sums. */
  static void end(FloatOperands o, int i, int j, float parts) {
    float sum = parts;
    int p = o.atA + i * o.rowA;
    int q = o.atB + j * o.columnB;
    for (int k = o.k & -PARTS; k < o.k; k++) {
      sum = Math.fma(o.a[p + k], o.b[q + k], sum);
    }
    int at = o.atC + i * o.rowC + j * o.columnC;
    o.c[at] = o.store == Store.ADD ? o.c[at] + sum : sum;
  }
}
