package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;

/**
 * {@code C = op(A) op(B) (+ C)} by tiles that stay in registers, from operands packed in the order
 * in which the tiles read them (Goto and van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication, 2008): a panel of B in the first-level cache, a block of A in the second.
 */
final class FloatBlocks {
  private static final int TERMS = FloatVectors.TERMS;
  private static final int ROWS = FloatVectors.ROWS;
  // A multiple of the rows of a tile.
  private static final int LINES = 80 * ROWS;
  private static final float[] ZEROS = new float[FloatVectors.WIDE];

  private FloatBlocks() {}

  static void multiply(FloatOperands o, FloatRoom room) {
    if (o.m < ROWS) {
      multiplyRows(o);
      return;
    }
    int terms = Math.min(o.k, TERMS);
    grow(o, room, terms * Blocks.upTo(o.n, FloatVectors.WIDTH));
    room.panels = room.right;
    Store store = o.store;
    for (int term = 0; term < o.k; term += TERMS) {
      int some = Math.min(TERMS, o.k - term);
      packRight(o, room.right, 0, term, some);
      addTerms(o, room, 0, term, some, store);
      store = Store.ADD;
    }
  }

  private static void grow(FloatOperands o, FloatRoom room, int right) {
    int left = TERMS * Blocks.upTo(Math.min(o.m, LINES), ROWS);
    room.grow(left, right, ROWS * FloatVectors.WIDE);
  }

  /** All of B, in the order in which {@link #multiplyPacked} reads it. */
  static float[] pack(FloatOperands o, float[] held) {
    int width = Blocks.upTo(o.n, FloatVectors.WIDTH);
    float[] panels = held.length >= o.k * width ? held : new float[o.k * width];
    for (int term = 0; term < o.k; term += TERMS) {
      packRight(o, panels, term * width, term, Math.min(TERMS, o.k - term));
    }
    return panels;
  }

  static void multiplyPacked(FloatOperands o, float[] panels, FloatRoom room) {
    grow(o, room, 0);
    room.panels = panels;
    int width = Blocks.upTo(o.n, FloatVectors.WIDTH);
    Store store = o.store;
    for (int term = 0; term < o.k; term += TERMS) {
      addTerms(o, room, term * width, term, Math.min(TERMS, o.k - term), store);
      store = Store.ADD;
    }
  }

  /** Too few to be worth packing B, whose rows are contiguous here. */
  private static void multiplyRows(FloatOperands o) {
    for (int i = 0; i < o.m; i++) {
      int atC = o.atC + i * o.rowC;
      if (o.store == Store.OVERWRITE) {
        Arrays.fill(o.c, atC, atC + o.n, 0);
      }
      FloatVectors.row(o, o.atA + i * o.rowA, atC);
    }
  }

  private static void addTerms(
      FloatOperands o, FloatRoom room, int atRight, int term, int terms, Store store) {
    for (int line = 0; line < o.m; line += LINES) {
      int lines = Math.min(LINES, o.m - line);
      packLeft(o, room.left, line, lines, term, terms);
      int j = 0;
      for (; j + FloatVectors.WIDE <= o.n; j += FloatVectors.WIDE) {
        addPanel(o, room, atRight + j * terms, line, lines, j, FloatVectors.WIDE, terms, store);
      }
      for (; j < o.n; j += FloatVectors.WIDTH) {
        addPanel(o, room, atRight + j * terms, line, lines, j, FloatVectors.WIDTH, terms, store);
      }
    }
  }

  private static void addPanel(
      FloatOperands o,
      FloatRoom room,
      int atRight,
      int line,
      int lines,
      int j,
      int width,
      int terms,
      Store store) {
    int columns = Math.min(width, o.n - j);
    for (int i = 0; i < lines; i += ROWS) {
      int rows = Math.min(ROWS, lines - i);
      int atC = o.atC + (line + i) * o.rowC + j;
      if (rows == ROWS && columns == width) {
        room.sums(o.c, atC, o.rowC);
        addTile(room, i * TERMS, atRight, width, terms, store);
      } else {
        copy(o.c, atC, o.rowC, room.edge, 0, width, rows, columns);
        room.sums(room.edge, 0, width);
        addTile(room, i * TERMS, atRight, width, terms, store);
        copy(room.edge, 0, width, o.c, atC, o.rowC, rows, columns);
      }
    }
  }

  private static void addTile(
      FloatRoom room, int atLeft, int atRight, int width, int terms, Store store) {
    switch (store) {
      case OVERWRITE -> room.start(ZEROS, 0, 0);
      case ADD -> room.start(room.sums, room.atSums, room.rowSums);
    }
    if (width == FloatVectors.WIDE) {
      FloatVectors.wide(room, atLeft, atRight, terms);
    } else {
      FloatVectors.narrow(room, atLeft, atRight, terms);
    }
  }

  private static void copy(
      float[] from, int at, int row, float[] to, int atTo, int rowTo, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, at + i * row, to, atTo + i * rowTo, columns);
    }
  }

  private static void packRight(FloatOperands o, float[] right, int at, int term, int terms) {
    int atB = o.atB + term * o.rowB;
    int j = 0;
    for (; j + FloatVectors.WIDE <= o.n; j += FloatVectors.WIDE) {
      packPanel(
          o,
          atB + j * o.columnB,
          terms,
          FloatVectors.WIDE,
          right,
          at + j * terms,
          FloatVectors.WIDE);
    }
    for (; j < o.n; j += FloatVectors.WIDTH) {
      int columns = Math.min(FloatVectors.WIDTH, o.n - j);
      packPanel(o, atB + j * o.columnB, terms, columns, right, at + j * terms, FloatVectors.WIDTH);
    }
  }

  private static void packPanel(
      FloatOperands o, int atB, int terms, int columns, float[] right, int at, int width) {
    if (columns < width) {
      Arrays.fill(right, at, at + terms * width, 0);
    }
    if (o.columnB == 1) {
      copy(o.b, atB, o.rowB, right, at, width, terms, columns);
      return;
    }
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      packFourColumns(o, atB + j * o.columnB, terms, right, at + j, width);
    }
    for (; j < columns; j++) {
      int p = atB + j * o.columnB;
      for (int k = 0; k < terms; k++) {
        right[at + k * width + j] = o.b[p + k * o.rowB];
      }
    }
  }

  /** Crosswise, columns share cache lines. */
  private static void packFourColumns(
      FloatOperands o, int atB, int terms, float[] right, int at, int width) {
    float[] b = o.b;
    int column = o.columnB;
    int p = atB;
    int to = at;
    for (int k = 0; k < terms; k++) {
      right[to] = b[p];
      right[to + 1] = b[p + column];
      right[to + 2] = b[p + 2 * column];
      right[to + 3] = b[p + 3 * column];
      p += o.rowB;
      to += width;
    }
  }

  private static void packLeft(
      FloatOperands o, float[] left, int line, int lines, int term, int terms) {
    int atA = o.atA + line * o.rowA + term * o.columnA;
    int i = 0;
    for (; o.columnA != 1 && i + 4 <= lines; i += 4) {
      packFourRows(o, atA + i * o.rowA, terms, left, i * TERMS);
    }
    for (; i < lines; i++) {
      packRow(o, atA + i * o.rowA, terms, left, i * TERMS);
    }
    Arrays.fill(left, lines * TERMS, Blocks.upTo(lines, ROWS) * TERMS, 0);
  }

  /** Crosswise, rows share cache lines. */
  private static void packFourRows(FloatOperands o, int atA, int terms, float[] left, int at) {
    float[] a = o.a;
    int row = o.rowA;
    int p = atA;
    for (int k = 0; k < terms; k++) {
      left[at + k] = a[p];
      left[at + TERMS + k] = a[p + row];
      left[at + 2 * TERMS + k] = a[p + 2 * row];
      left[at + 3 * TERMS + k] = a[p + 3 * row];
      p += o.columnA;
    }
  }

  private static void packRow(FloatOperands o, int atA, int terms, float[] left, int at) {
    if (o.columnA == 1) {
      System.arraycopy(o.a, atA, left, at, terms);
      return;
    }
    int p = atA;
    for (int k = 0; k < terms; k++) {
      left[at + k] = o.a[p];
      p += o.columnA;
    }
  }
}
