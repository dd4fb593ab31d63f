package dev.gradwright.runtime.kernel;

import java.util.Arrays;

/**
 * The operands as the tiles read them: A in rows {@link FloatVectors#TERMS} apart, B in panels as
 * wide as a tile; or in place, where A lies crosswise and where B is a panel.
 */
final class FloatPacks {
  private static final int TERMS = FloatVectors.TERMS;
  private static final int ROWS = FloatVectors.ROWS;

  private FloatPacks() {}

  /** How much room packed B takes. */
  static int rightLength(FloatOperands o, int terms) {
    int columns = Blocks.upTo(o.n, FloatVectors.WIDTH);
    return terms * (isUsedOnce(o) ? Math.min(columns, FloatVectors.WIDE) : columns);
  }

  /** Packs what tiles do not read in place. */
  static void left(FloatOperands o, float[] left, int line, int lines, int term, int terms) {
    int atA = o.atA + line * o.rowA + term * o.columnA;
    if (o.columnA == 1) {
      FloatCopyVectors.rows(o.a, atA, o.rowA, left, 0, TERMS, lines, terms);
    } else {
      for (int i = lines / ROWS * ROWS; i < lines; i++) {
        leftRow(o, atA + i * o.rowA, terms, left, i * TERMS);
      }
    }
    Arrays.fill(left, lines * TERMS, Blocks.upTo(lines, ROWS) * TERMS, 0);
  }

  private static void leftRow(FloatOperands o, int atA, int terms, float[] left, int at) {
    int p = atA;
    for (int k = 0; k < terms; k++) {
      left[at + k] = o.a[p];
      p += o.columnA;
    }
  }

  /** Turns to the rows of A of a tile, and tells how many it has. */
  static int chooseLeft(
      FloatOperands o, FloatRoom room, int line, int i, int lines, int width, int term) {
    if (o.columnA != 1 && i + ROWS <= lines) {
      room.left(o.a, o.atA + line + i + term * o.columnA, o.columnA);
      return ROWS;
    }
    room.left(room.left, i * TERMS, 1);
    return FloatVectors.height(lines - i, width);
  }

  /** Turns to a panel of B, and packs it when the first lines of A come to it. */
  static void chooseRight(
      FloatOperands o, FloatRoom room, int line, int j, int width, int term, int terms) {
    int columns = Blocks.upTo(o.n, FloatVectors.WIDTH);
    if (room.panels.length > 0) {
      room.right(room.panels, term * columns + j * terms);
    } else if (o.columnB == 1 && o.rowB == width && o.n == width) {
      room.right(o.b, o.atB + term * width);
    } else {
      room.right(room.right, isUsedOnce(o) ? 0 : j * terms);
      if (line == 0) {
        right(o, room.b, room.atB, j, width, term, terms);
      }
    }
  }

  /** All panels can be packed at one place then, which stays in the cache. */
  private static boolean isUsedOnce(FloatOperands o) {
    return o.m <= FloatBlocks.LINES;
  }

  static void right(FloatOperands o, float[] right, int at, int j, int width, int term, int terms) {
    int columns = Math.min(width, o.n - j);
    int atB = o.atB + term * o.rowB + j * o.columnB;
    if (o.columnB == 1) {
      rightPlain(o, atB, terms, columns, right, at, width);
    } else {
      rightCrosswise(o, atB, terms, columns, right, at, width);
    }
  }

  /**
   * Whole vectors, as long as they end inside the array: what lies behind a row is never stored.
   */
  private static void rightPlain(
      FloatOperands o, int atB, int terms, int columns, float[] right, int at, int width) {
    int whole = columns == width ? terms : Math.min(terms, rowsWithin(o, atB + width));
    FloatCopyVectors.rows(o.b, atB, o.rowB, right, at, width, whole, width);
    for (int k = whole; k < terms; k++) {
      Arrays.fill(right, at + k * width + columns, at + (k + 1) * width, 0);
      System.arraycopy(o.b, atB + k * o.rowB, right, at + k * width, columns);
    }
  }

  private static int rowsWithin(FloatOperands o, int firstEnd) {
    return firstEnd > o.b.length ? 0 : (o.b.length - firstEnd) / o.rowB + 1;
  }

  private static void rightCrosswise(
      FloatOperands o, int atB, int terms, int columns, float[] right, int at, int width) {
    if (columns < width) {
      Arrays.fill(right, at, at + terms * width, 0);
    }
    int j = 0;
    for (; j + 8 <= columns; j += 8) {
      rightEightColumns(o, atB + j * o.columnB, terms, right, at + j, width);
    }
    for (; j < columns; j++) {
      int p = atB + j * o.columnB;
      for (int k = 0; k < terms; k++) {
        right[at + k * width + j] = o.b[p + k];
      }
    }
  }

  /**
   * Crosswise, columns share cache lines, and terms are neighbours: eight loads of fixed places.
   */
  private static void rightEightColumns(
      FloatOperands o, int atB, int terms, float[] right, int at, int width) {
    float[] b = o.b;
    int p1 = atB + o.columnB;
    int p2 = p1 + o.columnB;
    int p3 = p2 + o.columnB;
    int p4 = p3 + o.columnB;
    int p5 = p4 + o.columnB;
    int p6 = p5 + o.columnB;
    int p7 = p6 + o.columnB;
    int to = at;
    for (int k = 0; k < terms; k++) {
      right[to] = b[atB + k];
      right[to + 1] = b[p1 + k];
      right[to + 2] = b[p2 + k];
      right[to + 3] = b[p3 + k];
      right[to + 4] = b[p4 + k];
      right[to + 5] = b[p5 + k];
      right[to + 6] = b[p6 + k];
      right[to + 7] = b[p7 + k];
      to += width;
    }
  }
}
