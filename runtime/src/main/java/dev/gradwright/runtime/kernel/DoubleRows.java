package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * {@code C = op(A) op(B) (+ C)} with rows of B and C copied into arrays of their own, all indexed
 * by j from 0: only then does C2 know that a store to C leaves B alone, and vectorises. Every C[i,
 * j] is one chain of fused multiply-adds in the order of k, whatever the blocks.
 */
final class DoubleRows {
  // A block of B: columns that leave room in the first-level cache, rows that stay in the second,
  // used by as many rows at a time as stay in the first, for as many rows of C.
  private static final int MOST_COLUMNS = 512;
  private static final int MOST_ELEMENTS = (1 << 18) / Double.BYTES;
  private static final int NEAR_ELEMENTS = (1 << 14) / Double.BYTES;
  private static final int FEWEST_TERMS = 16;
  private static final int MOST_SUMS = 32;
  // Rows one after the other in memory should not lie a multiple of 4 KiB apart, or loads wait for
  // unrelated stores.
  private static final int PADDING = 20;

  private double[][] rows = {};
  private double[][] sums = {};

  void multiply(DoubleOperands o) {
    int blocks = (o.n + MOST_COLUMNS - 1) / MOST_COLUMNS;
    int width = (o.n + blocks - 1) / blocks;
    int terms = Math.min(o.k, MOST_ELEMENTS / width & -4);
    rows = room(rows, terms, width + PADDING);
    sums = room(sums, Math.min(o.m, MOST_SUMS), width + PADDING);
    for (int j = 0; j < o.n; j += width) {
      Store store = o.store;
      for (int term = 0; term < o.k; term += terms) {
        addBlock(o, term, Math.min(terms, o.k - term), j, Math.min(width, o.n - j), store);
        store = Store.ADD;
      }
    }
  }

  private static double[][] room(double[][] held, int count, int length) {
    int heldLength = held.length == 0 ? 0 : held[0].length;
    return held.length >= count && heldLength >= length
        ? held
        : new double[Math.max(held.length, count)][Math.max(heldLength, length)];
  }

  private void addBlock(DoubleOperands o, int term, int terms, int j, int width, Store store) {
    int fromB = o.atB + term * o.rowB + j * o.columnB;
    for (int t = 0; t < terms; t++) {
      DoubleCopy.gather(o.b, fromB + t * o.rowB, o.columnB, rows[t], width);
    }
    int a = o.atA + term * o.columnA;
    int c = o.atC + j * o.columnC;
    for (int i = 0; i < o.m; i += MOST_SUMS) {
      int lines = Math.min(MOST_SUMS, o.m - i);
      begin(o, c + i * o.rowC, lines, width, store);
      int near = Math.max(FEWEST_TERMS, NEAR_ELEMENTS / width & -4);
      for (int t = 0; t < terms; t += near) {
        addTerms(o, a + i * o.rowA, lines, t, Math.min(terms, t + near), width);
      }
      end(o, c + i * o.rowC, lines, width);
    }
  }

  private void begin(DoubleOperands o, int atC, int lines, int width, Store store) {
    for (int line = 0; line < lines; line++) {
      DoubleCopy.begin(o, atC + line * o.rowC, sums[line], width, store);
    }
  }

  private void end(DoubleOperands o, int atC, int lines, int width) {
    int line = 0;
    for (; line + 4 <= lines; line += 4) {
      int c = atC + line * o.rowC;
      DoubleCopy.scatter(sums[line], sums[line + 1], sums[line + 2], sums[line + 3], o, c, width);
    }
    for (; line < lines; line++) {
      DoubleCopy.scatter(sums[line], o.c, atC + line * o.rowC, o.columnC, width);
    }
  }

  private void addTerms(DoubleOperands o, int atA, int lines, int from, int to, int width) {
    int line = 0;
    for (; line + 2 <= lines; line += 2) {
      addToTwoRows(o, atA + line * o.rowA, sums[line], sums[line + 1], from, to, width);
    }
    if (line < lines) {
      addToOneRow(o, atA + line * o.rowA, sums[line], from, to, width);
    }
  }

  private void addToTwoRows(
      DoubleOperands o, int atA, double[] c0, double[] c1, int from, int to, int width) {
    double[] a = o.a;
    int step = o.columnA;
    int p = atA + from * step;
    int q = p + o.rowA;
    int t = from;
    for (; t + 4 <= to; t += 4) {
      int p2 = p + 2 * step;
      int q2 = q + 2 * step;
      // @formatter:off
      addFour(width, c0, c1, rows[t], rows[t + 1], rows[t + 2], rows[t + 3],
          a[p], a[p + step], a[p2], a[p2 + step],
          a[q], a[q + step], a[q2], a[q2 + step]);
      // @formatter:on
      p = p2 + 2 * step;
      q = q2 + 2 * step;
    }
    for (; t < to; t++) {
      addOne(width, c0, c1, rows[t], a[p], a[q]);
      p += step;
      q += step;
    }
  }

  private void addToOneRow(DoubleOperands o, int atA, double[] c0, int from, int to, int width) {
    double[] a = o.a;
    int step = o.columnA;
    int p = atA + from * step;
    int t = from;
    for (; t + 4 <= to; t += 4) {
      int p2 = p + 2 * step;
      // @formatter:off
      addFour(width, c0, rows[t], rows[t + 1], rows[t + 2], rows[t + 3],
          a[p], a[p + step], a[p2], a[p2 + step]);
      // @formatter:on
      p = p2 + 2 * step;
    }
    for (; t < to; t++) {
      addOne(width, c0, rows[t], a[p]);
      p += step;
    }
  }

  // C2 unrolls, and so vectorises, these bodies; with three rows or five terms it gives up.

  private static void addFour(
      int width,
      double[] c0,
      double[] c1,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double a00,
      double a01,
      double a02,
      double a03,
      double a10,
      double a11,
      double a12,
      double a13) {
    for (int j = 0; j < width; j++) {
      c0[j] =
          Math.fma(
              a03, b3[j], Math.fma(a02, b2[j], Math.fma(a01, b1[j], Math.fma(a00, b0[j], c0[j]))));
      c1[j] =
          Math.fma(
              a13, b3[j], Math.fma(a12, b2[j], Math.fma(a11, b1[j], Math.fma(a10, b0[j], c1[j]))));
    }
  }

  private static void addOne(
      int width, double[] c0, double[] c1, double[] b0, double a0, double a1) {
    for (int j = 0; j < width; j++) {
      c0[j] = Math.fma(a0, b0[j], c0[j]);
      c1[j] = Math.fma(a1, b0[j], c1[j]);
    }
  }

  private static void addFour(
      int width,
      double[] c0,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double a0,
      double a1,
      double a2,
      double a3) {
    for (int j = 0; j < width; j++) {
      c0[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c0[j]))));
    }
  }

  private static void addOne(int width, double[] c0, double[] b0, double a0) {
    for (int j = 0; j < width; j++) {
      c0[j] = Math.fma(a0, b0[j], c0[j]);
    }
  }
}
