package dev.gradwright.runtime.kernel;

import java.util.Arrays;

/** Carries rows between matrices of any strides and the arrays of {@link FloatRows}. */
final class FloatCopy {
  private FloatCopy() {}

  /** What the sums of one row of C start from. */
  static void begin(FloatOperands o, int at, float[] sums, int width) {
    switch (o.store) {
      case OVERWRITE -> Arrays.fill(sums, 0, width, 0);
      case ADD -> gather(o.c, at, o.columnC, sums, width);
    }
  }

  static void gather(float[] from, int at, int stride, float[] to, int width) {
    if (stride == 1) {
      System.arraycopy(from, at, to, 0, width);
      return;
    }
    for (int j = 0; j < width; j++) {
      to[j] = from[at + j * stride];
    }
  }

  static void scatter(float[] from, float[] to, int at, int stride, int width) {
    if (stride == 1) {
      System.arraycopy(from, 0, to, at, width);
      return;
    }
    for (int j = 0; j < width; j++) {
      to[at + j * stride] = from[j];
    }
  }

  /** Four rows of C at once: crosswise they share cache lines. */
  static void scatter(
      float[] c0, float[] c1, float[] c2, float[] c3, FloatOperands o, int at, int width) {
    float[] c = o.c;
    int row = o.rowC;
    int column = o.columnC;
    if (column == 1) {
      System.arraycopy(c0, 0, c, at, width);
      System.arraycopy(c1, 0, c, at + row, width);
      System.arraycopy(c2, 0, c, at + 2 * row, width);
      System.arraycopy(c3, 0, c, at + 3 * row, width);
      return;
    }
    int p = at;
    for (int j = 0; j < width; j++) {
      c[p] = c0[j];
      c[p + row] = c1[j];
      c[p + 2 * row] = c2[j];
      c[p + 3 * row] = c3[j];
      p += column;
    }
  }

  /** Elements that stand apart, to lie side by side. */
  static void gather(float[] from, int at, Positions positions, float[] to, int atTo) {
    int stride = positions.stride();
    for (int run = 0; run < positions.runs(); run++) {
      int begin = positions.begin(run);
      int length = positions.end(run) - begin;
      int p = at + positions.at(begin);
      if (stride == 1) {
        System.arraycopy(from, p, to, atTo + begin, length);
      } else {
        for (int i = 0; i < length; i++) {
          to[atTo + begin + i] = from[p + i * stride];
        }
      }
    }
  }

  /** Elements that lie side by side, to stand apart. */
  static void scatter(float[] from, int atFrom, float[] to, int at, Positions positions) {
    int stride = positions.stride();
    for (int run = 0; run < positions.runs(); run++) {
      int begin = positions.begin(run);
      int length = positions.end(run) - begin;
      int p = at + positions.at(begin);
      if (stride == 1) {
        System.arraycopy(from, atFrom + begin, to, p, length);
      } else {
        for (int i = 0; i < length; i++) {
          to[p + i * stride] = from[atFrom + begin + i];
        }
      }
    }
  }
}
