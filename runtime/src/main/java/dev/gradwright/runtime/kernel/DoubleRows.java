package dev.gradwright.runtime.kernel;

/**
 * {@code C = op(A) op(B) (+ C)} with rows of B and C copied into arrays of their own, all indexed
 * by j from 0: only then does C2 know that a store to C leaves B alone, and vectorises. Every C[i,
 * j] is one chain of fused multiply-adds in the order of k, whatever the blocks.
 */
final class DoubleRows {
  // Columns at a time, while there are so many. Loops of just this length are code of their own,
  // which products of other shapes do not spoil by their profile.
  static final int PANEL = 128;
  private static final int WIDEST = PANEL + PANEL / 2;
  // As many lines of C as stay in the second-level cache; over them pass blocks of as many rows of
  // B as stay in the first.
  private static final int MOST_SUMS = 64;
  private static final int MOST_TERMS = 64;
  // With a header of 16 bytes, all arrays begin at the same place of a cache line; but not a
  // multiple of 4 KiB apart, or loads wait for unrelated stores.
  private static final int GRAIN = 16;
  private static final int PADDING = GRAIN - 16 / Double.BYTES;

  private double[][] rows = {};
  private double[][] sums = {};

  void multiply(DoubleOperands o) {
    int length = (Math.min(o.n, WIDEST) + GRAIN - 1) / GRAIN * GRAIN + PADDING;
    rows = room(rows, Math.min(o.k, MOST_TERMS), length);
    sums = room(sums, Math.min(o.m, MOST_SUMS), length);
    int j = 0;
    for (; j + WIDEST <= o.n; j += PANEL) {
      multiplyColumns(o, j, PANEL);
    }
    multiplyColumns(o, j, o.n - j);
  }

  private static double[][] room(double[][] held, int count, int length) {
    int heldLength = held.length == 0 ? 0 : held[0].length;
    return held.length >= count && heldLength >= length
        ? held
        : new double[Math.max(held.length, count)][Math.max(heldLength, length)];
  }

  private void multiplyColumns(DoubleOperands o, int j, int width) {
    for (int i = 0; i < o.m; i += MOST_SUMS) {
      int lines = Math.min(MOST_SUMS, o.m - i);
      int c = o.atC + i * o.rowC + j * o.columnC;
      begin(o, c, lines, width);
      for (int term = 0; term < o.k; term += MOST_TERMS) {
        int terms = Math.min(MOST_TERMS, o.k - term);
        if (i == 0 || o.k > MOST_TERMS) {
          gatherRows(o, o.atB + term * o.rowB + j * o.columnB, terms, width);
        }
        addTerms(o, o.atA + i * o.rowA + term * o.columnA, lines, terms, width);
      }
      end(o, c, lines, width);
    }
  }

  private void gatherRows(DoubleOperands o, int atB, int terms, int width) {
    for (int t = 0; t < terms; t++) {
      DoubleCopy.gather(o.b, atB + t * o.rowB, o.columnB, rows[t], width);
    }
  }

  private void begin(DoubleOperands o, int atC, int lines, int width) {
    for (int line = 0; line < lines; line++) {
      DoubleCopy.begin(o, atC + line * o.rowC, sums[line], width);
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

  private void addTerms(DoubleOperands o, int atA, int lines, int terms, int width) {
    int line = 0;
    for (; line + 2 <= lines; line += 2) {
      if (width == PANEL) {
        addToTwoPanelRows(o, atA + line * o.rowA, sums[line], sums[line + 1], terms);
      } else {
        addToTwoRows(o, atA + line * o.rowA, sums[line], sums[line + 1], terms, width);
      }
    }
    if (line < lines) {
      addToOneRow(o, atA + line * o.rowA, sums[line], terms, width);
    }
  }

  private void addToTwoRows(
      DoubleOperands o, int atA, double[] c0, double[] c1, int terms, int width) {
    double[] a = o.a;
    int step = o.columnA;
    int p = atA;
    int q = p + o.rowA;
    int t = 0;
    for (; t + 4 <= terms; t += 4) {
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
    for (; t < terms; t++) {
      addOne(width, c0, c1, rows[t], a[p], a[q]);
      p += step;
      q += step;
    }
  }

  private void addToTwoPanelRows(DoubleOperands o, int atA, double[] c0, double[] c1, int terms) {
    double[] a = o.a;
    int step = o.columnA;
    int p = atA;
    int q = p + o.rowA;
    int t = 0;
    for (; t + 4 <= terms; t += 4) {
      int p2 = p + 2 * step;
      int q2 = q + 2 * step;
      // @formatter:off
      addFourOfPanel(c0, c1, rows[t], rows[t + 1], rows[t + 2], rows[t + 3],
          a[p], a[p + step], a[p2], a[p2 + step],
          a[q], a[q + step], a[q2], a[q2 + step]);
      // @formatter:on
      p = p2 + 2 * step;
      q = q2 + 2 * step;
    }
    for (; t < terms; t++) {
      addOne(PANEL, c0, c1, rows[t], a[p], a[q]);
      p += step;
      q += step;
    }
  }

  private void addToOneRow(DoubleOperands o, int atA, double[] c0, int terms, int width) {
    double[] a = o.a;
    int step = o.columnA;
    int p = atA;
    int t = 0;
    for (; t + 4 <= terms; t += 4) {
      int p2 = p + 2 * step;
      // @formatter:off
      addFour(width, c0, rows[t], rows[t + 1], rows[t + 2], rows[t + 3],
          a[p], a[p + step], a[p2], a[p2 + step]);
      // @formatter:on
      p = p2 + 2 * step;
    }
    for (; t < terms; t++) {
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

  private static void addFourOfPanel(
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
    for (int j = 0; j < PANEL; j++) {
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

  /** What its arrays of elements take. */
  long bytes() {
    return bytes(rows) + bytes(sums);
  }

  private static long bytes(double[][] arrays) {
    return arrays.length == 0 ? 0 : (long) Double.BYTES * arrays.length * arrays[0].length;
  }
}
