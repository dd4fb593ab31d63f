package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;

/**
 * {@code C = op(A) op(B) (+ C)} by tiles that stay in registers, from operands packed in the order
 * in which the tiles read them (Goto and van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication, 2008): a panel of B in the first-level cache, a block of A in the second.
 */
final class FloatBlocks {
  private static final int MOST_TERMS =
      FirstLevelCache.terms(
          FloatVectors.TERMS, FloatVectors.WIDE * Float.BYTES, FirstLevelCache.BYTES);
  private static final int ROWS = FloatVectors.ROWS;
  // A block of A of so many lines stays in the second-level cache, beside a panel of B.
  private static final int LINES = 44 * ROWS;
  // Where there are few columns, more lines: each packing of B serves them all.
  private static final int MOST_LINES = 2 * LINES;
  // Where all of B stays there, too, C is stored along its rows: so many lines at a time.
  private static final int FEW_LINES = 2 * ROWS;
  private static final int SMALL_RIGHT = (1 << 18) / Float.BYTES;
  private static final int CELLS = LINES * (4096 / Float.BYTES);
  private static final float[] ZEROS = new float[FloatVectors.WIDE];
  private static final float[] NONE = {};

  private FloatBlocks() {}

  static void multiply(FloatOperands o, FloatRoom room) {
    if (o.m < ROWS || o.k == 1 && o.columnB == 1) {
      multiplyRows(o);
      return;
    }
    room.panels = NONE;
    if (hasFewRowsForTurnedB(o)) {
      multiplyAcross(o, room);
      return;
    }
    addAll(o, room);
  }

  /** Then to turn C takes less than to turn B. */
  private static boolean hasFewRowsForTurnedB(FloatOperands o) {
    return o.columnB != 1
        && o.columnA == 1
        && o.store == Store.OVERWRITE
        && o.k >= 2 * o.m
        && o.m >= FloatVectors.WIDE;
  }

  /** {@code C' = B' A'}, some rows at a time, which then are turned. */
  private static void multiplyAcross(FloatOperands o, FloatRoom room) {
    float[] c = o.c;
    int atC = o.atC;
    int rowC = o.rowC;
    int atB = o.atB;
    int all = o.n;
    o.transpose();
    int lines = part(all, CELLS / 2 / o.n, ROWS);
    room.growTurned(lines * o.n);
    o.sums(room.turned, 0, o.n);
    for (int line = 0; line < all; line += lines) {
      o.m = Math.min(lines, all - line);
      o.atA = atB + line * o.rowA;
      addAll(o, room);
      FloatTurnVectors.turn(room.turned, 0, o.n, c, atC + line, rowC, o.m, o.n);
    }
  }

  /** With all of B as {@link #pack} left it. */
  static void multiplyPacked(FloatOperands o, float[] panels, FloatRoom room) {
    room.panels = panels;
    addAll(o, room);
  }

  /** All of B, in the order in which tiles read it. */
  static float[] pack(FloatOperands o, float[] held) {
    int columns = Blocks.upTo(o.n, FloatVectors.WIDTH);
    float[] panels = held.length >= o.k * columns ? held : new float[o.k * columns];
    int step = part(o.k, MOST_TERMS, FloatVectors.WIDTH);
    for (int term = 0; term < o.k; term += step) {
      int terms = Math.min(step, o.k - term);
      int width;
      for (int j = 0; j < o.n; j += width) {
        width = FloatVectors.width(o.n - j);
        FloatPacks.right(o, panels, term * columns + j * terms, j, width, term, terms);
      }
    }
    return panels;
  }

  /** Where there are several parts of lines, they all read the panels that the first packs. */
  private static void addAll(FloatOperands o, FloatRoom room) {
    int lines = part(o.m, Math.min(MOST_LINES, Math.max(LINES, CELLS / o.n)), ROWS);
    int columns = part(o.n, CELLS / lines, FloatVectors.WIDE);
    int step = part(o.k, MOST_TERMS, FloatVectors.WIDTH);
    if (lines < o.m
        && o.k <= step
        && columns * o.k <= SMALL_RIGHT
        && FloatPacks.isWorthFewLines(o, room)) {
      lines = FEW_LINES;
    }
    int kept = lines < o.m ? columns : FloatVectors.WIDE;
    int right = room.panels.length > 0 ? 0 : FloatPacks.rightLength(o, Math.min(o.k, step), kept);
    room.grow(
        FloatVectors.TERMS * (lines + FloatPacks.MOST_BELOW), right, ROWS * FloatVectors.WIDE);
    for (int j = 0; j < o.n; j += columns) {
      int end = Math.min(o.n, j + columns);
      for (int term = 0; term < o.k; term += step) {
        int terms = Math.min(step, o.k - term);
        for (int i = 0; i < o.m; i += lines) {
          addPart(o, room, i, Math.min(lines, o.m - i), j, end, term, terms);
        }
      }
    }
  }

  /** As many as fit, a multiple of some grain, such that parts are about the same. */
  private static int part(int count, int most, int grain) {
    int parts = (count + most - 1) / most;
    return Blocks.upTo((count + parts - 1) / parts, grain);
  }

  private static void addPart(
      FloatOperands o,
      FloatRoom room,
      int line,
      int lines,
      int begin,
      int end,
      int term,
      int terms) {
    Store store = term == 0 ? o.store : Store.ADD;
    FloatPacks.left(o, room, line, lines, term, terms);
    if (line == 0) {
      FloatPacks.rightAhead(o, room, lines, begin, end, term, terms);
    }
    int width;
    for (int j = begin; j < end; j += width) {
      width = FloatVectors.width(end - j);
      int at = lines < o.m ? (j - begin) * terms : 0;
      FloatPacks.chooseRight(o, room, line, at, j, width, term, terms);
      addPanel(o, room, line, lines, j, width, term, terms, store);
    }
  }

  /** Too few, or of too few terms, to be worth packing B, whose rows are contiguous here. */
  private static void multiplyRows(FloatOperands o) {
    for (int i = 0; i < o.m; i++) {
      int atC = o.atC + i * o.rowC;
      if (o.store == Store.OVERWRITE) {
        Arrays.fill(o.c, atC, atC + o.n, 0);
      }
      FloatRowVectors.row(o, o.atA + i * o.rowA, atC);
    }
  }

  private static void addPanel(
      FloatOperands o,
      FloatRoom room,
      int line,
      int lines,
      int j,
      int width,
      int term,
      int terms,
      Store store) {
    int columns = Math.min(width, o.n - j);
    int height;
    for (int i = 0; i < lines; i += height) {
      height = FloatPacks.chooseLeft(o, room, line, i, lines, width, term);
      int rows = Math.min(height, lines - i);
      int atC = o.atC + (line + i) * o.rowC + j;
      if (rows == height && columns == width) {
        room.sums(o.c, atC, o.rowC);
        addTile(room, height, width, terms, store);
      } else {
        addEdge(o, room, atC, rows, columns, height, width, terms, store);
      }
    }
  }

  private static void addEdge(
      FloatOperands o,
      FloatRoom room,
      int atC,
      int rows,
      int columns,
      int height,
      int width,
      int terms,
      Store store) {
    room.sums(room.edge, 0, width);
    if (store == Store.ADD) {
      copy(o.c, atC, o.rowC, room.edge, 0, width, rows, columns);
    }
    addTile(room, height, width, terms, store);
    copy(room.edge, 0, width, o.c, atC, o.rowC, rows, columns);
  }

  private static void addTile(FloatRoom room, int height, int width, int terms, Store store) {
    switch (store) {
      case OVERWRITE -> room.start(ZEROS, 0, 0);
      case ADD -> room.start(room.sums, room.atSums, room.rowSums);
    }
    if (room.stepA != 1) {
      FloatVectorsAcross.tile(room, width, terms);
    } else if (room.a != room.left) {
      FloatVectorsInPlace.tile(room, height, terms);
    } else if (height == FloatVectorsLow.ROWS) {
      FloatVectorsLow.tile(room, width, terms);
    } else {
      FloatVectors.tile(room, width, terms);
    }
  }

  private static void copy(
      float[] from, int at, int row, float[] to, int atTo, int rowTo, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, at + i * row, to, atTo + i * rowTo, columns);
    }
  }
}
