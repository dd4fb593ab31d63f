package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * {@code C[i, j] = sum over k of op(A)[i, k] * op(B)[k, j] (+ C[i, j])} with everything where it
 * stands and eight sums at a time in registers: for products too small or too narrow to pay for
 * copied rows. The sums are the chains of {@link FloatRows}, bit for bit.
 */
final class FloatDots {
  private FloatDots() {}

  static void multiply(FloatOperands o) {
    int i = 0;
    for (; i + 4 <= o.m; i += 4) {
      int j = 0;
      for (; j + 2 <= o.n; j += 2) {
        fourByTwo(o, i, j);
      }
      for (; j < o.n; j++) {
        fourByOne(o, i, j);
      }
    }
    for (; i < o.m; i++) {
      for (int j = 0; j < o.n; j++) {
        oneByOne(o, i, j);
      }
    }
  }

  private static void fourByTwo(FloatOperands o, int i, int j) {
    float[] a = o.a;
    float[] b = o.b;
    float[] c = o.c;
    int row = o.rowA;
    int pa = o.atA + i * row;
    int pb = o.atB + j * o.columnB;
    int pc = o.atC + i * o.rowC + j * o.columnC;
    float s00 = 0;
    float s01 = 0;
    float s10 = 0;
    float s11 = 0;
    float s20 = 0;
    float s21 = 0;
    float s30 = 0;
    float s31 = 0;
    if (o.store == Store.ADD) {
      s00 = c[pc];
      s01 = c[pc + o.columnC];
      s10 = c[pc + o.rowC];
      s11 = c[pc + o.rowC + o.columnC];
      s20 = c[pc + 2 * o.rowC];
      s21 = c[pc + 2 * o.rowC + o.columnC];
      s30 = c[pc + 3 * o.rowC];
      s31 = c[pc + 3 * o.rowC + o.columnC];
    }
    for (int k = 0; k < o.k; k++) {
      float b0 = b[pb];
      float b1 = b[pb + o.columnB];
      float a0 = a[pa];
      float a1 = a[pa + row];
      float a2 = a[pa + 2 * row];
      float a3 = a[pa + 3 * row];
      s00 = Math.fma(a0, b0, s00);
      s01 = Math.fma(a0, b1, s01);
      s10 = Math.fma(a1, b0, s10);
      s11 = Math.fma(a1, b1, s11);
      s20 = Math.fma(a2, b0, s20);
      s21 = Math.fma(a2, b1, s21);
      s30 = Math.fma(a3, b0, s30);
      s31 = Math.fma(a3, b1, s31);
      pa += o.columnA;
      pb += o.rowB;
    }
    c[pc] = s00;
    c[pc + o.columnC] = s01;
    c[pc + o.rowC] = s10;
    c[pc + o.rowC + o.columnC] = s11;
    c[pc + 2 * o.rowC] = s20;
    c[pc + 2 * o.rowC + o.columnC] = s21;
    c[pc + 3 * o.rowC] = s30;
    c[pc + 3 * o.rowC + o.columnC] = s31;
  }

  private static void fourByOne(FloatOperands o, int i, int j) {
    float[] a = o.a;
    float[] b = o.b;
    float[] c = o.c;
    int row = o.rowA;
    int pa = o.atA + i * row;
    int pb = o.atB + j * o.columnB;
    int pc = o.atC + i * o.rowC + j * o.columnC;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    if (o.store == Store.ADD) {
      s0 = c[pc];
      s1 = c[pc + o.rowC];
      s2 = c[pc + 2 * o.rowC];
      s3 = c[pc + 3 * o.rowC];
    }
    for (int k = 0; k < o.k; k++) {
      float b0 = b[pb];
      s0 = Math.fma(a[pa], b0, s0);
      s1 = Math.fma(a[pa + row], b0, s1);
      s2 = Math.fma(a[pa + 2 * row], b0, s2);
      s3 = Math.fma(a[pa + 3 * row], b0, s3);
      pa += o.columnA;
      pb += o.rowB;
    }
    c[pc] = s0;
    c[pc + o.rowC] = s1;
    c[pc + 2 * o.rowC] = s2;
    c[pc + 3 * o.rowC] = s3;
  }

  private static void oneByOne(FloatOperands o, int i, int j) {
    float[] a = o.a;
    float[] b = o.b;
    int pa = o.atA + i * o.rowA;
    int pb = o.atB + j * o.columnB;
    int pc = o.atC + i * o.rowC + j * o.columnC;
    float sum = o.store == Store.ADD ? o.c[pc] : 0;
    for (int k = 0; k < o.k; k++) {
      sum = Math.fma(a[pa], b[pb], sum);
      pa += o.columnA;
      pb += o.rowB;
    }
    o.c[pc] = sum;
  }
}
