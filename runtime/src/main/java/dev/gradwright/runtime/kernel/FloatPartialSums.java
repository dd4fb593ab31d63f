package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * {@code C[i, j] = sum over k of op(A)[i, k] * op(B)[k, j] (+ C[i, j])} for few elements of many
 * terms that lie side by side in both factors. Each is made of partial sums that take turns, of as
 * many as fill 64 bytes: these are added up by eights, from both halves to the middle, and then the
 * terms that are left over, one by one.
 */
final class FloatPartialSums {
  static final int PARTS = 64 / Float.BYTES;

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
    int p = o.atA + i * o.rowA;
    int q = o.atB + j * o.columnB;
    float sum = 0;
    for (int part = 0; part < PARTS; part += 8) {
      sum += eight(o, p + part, q + part);
    }
    end(o, i, j, sum);
  }

  private static float eight(FloatOperands o, int p, int q) {
    float[] a = o.a;
    float[] b = o.b;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
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
    }
    return s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /** Of the partial sums that stand there. */
  static float sum(float[] parts, int at) {
    float sum = 0;
    for (int i = at; i < at + PARTS; i += 8) {
      float even = parts[i] + parts[i + 4] + (parts[i + 2] + parts[i + 6]);
      sum += even + (parts[i + 1] + parts[i + 5] + (parts[i + 3] + parts[i + 7]));
    }
    return sum;
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
