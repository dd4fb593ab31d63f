package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;

/**
 * {@code C = op(A) op(B) (+ C)} with rows of B and C copied into arrays of their own, all indexed
 * by j from 0: only then does C2 know that a store to C leaves B alone, and vectorises. Every C[i,
 * j] is one chain of fused multiply-adds in the order of k, whatever the blocks.
 */
final class FloatRows {
  // A block of B: as many rows as stay in the second-level cache.
  private static final int MOST_COLUMNS = 1024;
  private static final int MOST_TERMS = 128;
  // Rows one after the other in memory should not lie a multiple of 4 KiB apart, or loads wait for
  // unrelated stores.
  private static final int PADDING = 20;

  private float[][] rows = {};
  private float[] sums0 = {};
  private float[] sums1 = {};

  void multiply(FloatOperands o) {
    reserve(Math.min(o.k, MOST_TERMS), Math.min(o.n, MOST_COLUMNS));
    for (int j = 0; j < o.n; j += MOST_COLUMNS) {
      int width = Math.min(MOST_COLUMNS, o.n - j);
      addTerms(o, 0, Math.min(MOST_TERMS, o.k), j, width, o.store);
      for (int term = MOST_TERMS; term < o.k; term += MOST_TERMS) {
        addTerms(o, term, Math.min(MOST_TERMS, o.k - term), j, width, Store.ADD);
      }
    }
  }

  private void reserve(int terms, int width) {
    if (rows.length < terms || sums0.length < width) {
      int length = Math.max(width + PADDING, sums0.length);
      sums0 = new float[length];
      sums1 = new float[length];
      rows = new float[Math.max(terms, rows.length)][length];
    }
  }

  private void addTerms(FloatOperands o, int term, int terms, int j, int width, Store store) {
    int fromB = o.atB + term * o.rowB + j * o.columnB;
    for (int t = 0; t < terms; t++) {
      gather(o.b, fromB + t * o.rowB, o.columnB, rows[t], width);
    }
    int fromA = o.atA + term * o.columnA;
    int fromC = o.atC + j * o.columnC;
    int i = 0;
    for (; i + 2 <= o.m; i += 2) {
      begin(o, fromC + i * o.rowC, sums0, width, store);
      begin(o, fromC + (i + 1) * o.rowC, sums1, width, store);
      addToTwoRows(o.a, fromA + i * o.rowA, o.rowA, o.columnA, terms, width);
      scatter(sums0, o.c, fromC + i * o.rowC, o.columnC, width);
      scatter(sums1, o.c, fromC + (i + 1) * o.rowC, o.columnC, width);
    }
    if (i < o.m) {
      begin(o, fromC + i * o.rowC, sums0, width, store);
      addToOneRow(o.a, fromA + i * o.rowA, o.columnA, terms, width);
      scatter(sums0, o.c, fromC + i * o.rowC, o.columnC, width);
    }
  }

  private static void begin(FloatOperands o, int from, float[] sums, int width, Store store) {
    switch (store) {
      case OVERWRITE -> Arrays.fill(sums, 0, width, 0);
      case ADD -> gather(o.c, from, o.columnC, sums, width);
    }
  }

  private void addToTwoRows(float[] a, int from, int row, int step, int terms, int width) {
    int p = from;
    int q = from + row;
    int t = 0;
    for (; t + 4 <= terms; t += 4) {
      int p2 = p + 2 * step;
      int q2 = q + 2 * step;
      addFour(
          width,
          sums0,
          sums1,
          rows[t],
          rows[t + 1],
          rows[t + 2],
          rows[t + 3],
          a[p],
          a[p + step],
          a[p2],
          a[p2 + step],
          a[q],
          a[q + step],
          a[q2],
          a[q2 + step]);
      p = p2 + 2 * step;
      q = q2 + 2 * step;
    }
    for (; t < terms; t++) {
      addOne(width, sums0, sums1, rows[t], a[p], a[q]);
      p += step;
      q += step;
    }
  }

  private void addToOneRow(float[] a, int from, int step, int terms, int width) {
    int p = from;
    int t = 0;
    for (; t + 4 <= terms; t += 4) {
      int p2 = p + 2 * step;
      addFour(
          width,
          sums0,
          rows[t],
          rows[t + 1],
          rows[t + 2],
          rows[t + 3],
          a[p],
          a[p + step],
          a[p2],
          a[p2 + step]);
      p = p2 + 2 * step;
    }
    for (; t < terms; t++) {
      addOne(width, sums0, rows[t], a[p]);
      p += step;
    }
  }

  // C2 unrolls, and so vectorises, these bodies; with three rows or five terms it gives up.

  private static void addFour(
      int width,
      float[] c0,
      float[] c1,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a00,
      float a01,
      float a02,
      float a03,
      float a10,
      float a11,
      float a12,
      float a13) {
    for (int j = 0; j < width; j++) {
      c0[j] =
          Math.fma(
              a03, b3[j], Math.fma(a02, b2[j], Math.fma(a01, b1[j], Math.fma(a00, b0[j], c0[j]))));
      c1[j] =
          Math.fma(
              a13, b3[j], Math.fma(a12, b2[j], Math.fma(a11, b1[j], Math.fma(a10, b0[j], c1[j]))));
    }
  }

  private static void addOne(int width, float[] c0, float[] c1, float[] b0, float a0, float a1) {
    for (int j = 0; j < width; j++) {
      c0[j] = Math.fma(a0, b0[j], c0[j]);
      c1[j] = Math.fma(a1, b0[j], c1[j]);
    }
  }

  private static void addFour(
      int width,
      float[] c0,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a0,
      float a1,
      float a2,
      float a3) {
    for (int j = 0; j < width; j++) {
      c0[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c0[j]))));
    }
  }

  private static void addOne(int width, float[] c0, float[] b0, float a0) {
    for (int j = 0; j < width; j++) {
      c0[j] = Math.fma(a0, b0[j], c0[j]);
    }
  }

  private static void gather(float[] from, int at, int stride, float[] to, int width) {
    if (stride == 1) {
      System.arraycopy(from, at, to, 0, width);
      return;
    }
    for (int j = 0; j < width; j++) {
      to[j] = from[at + j * stride];
    }
  }

  private static void scatter(float[] from, float[] to, int at, int stride, int width) {
    if (stride == 1) {
      System.arraycopy(from, 0, to, at, width);
      return;
    }
    for (int j = 0; j < width; j++) {
      to[at + j * stride] = from[j];
    }
  }
}
