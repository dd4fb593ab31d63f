package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;

/**
 * {@code C = op(A) op(B) (+ C)} by tiles that stay in registers, from operands packed in the order
 * in which the tiles read them (Goto and van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication, 2008): a panel of B in the first-level cache, a block of A in the second.
 */
final class DoubleBlocks {
  private static final int MOST_TERMS =
      FirstLevelCache.terms(
          DoubleVectors.TERMS, DoubleVectors.WIDE * Double.BYTES, FirstLevelCache.BYTES);
  private static final int ROWS = DoubleVectors.ROWS;
  // A block of A of so many lines stays in the second-level cache, beside a panel of B.
  private static final int LINES = 44 * ROWS;
  // Where there are few columns, more lines: each packing of B serves them all.
  private static final int MOST_LINES = 2 * LINES;
  // Where all of B stays there, too, C is stored along its rows: so many lines at a time.
  private static final int FEW_LINES = 2 * ROWS;
  private static final int SMALL_RIGHT = (1 << 18) / Double.BYTES;
  private static final int CELLS = LINES * (4096 / Double.BYTES);
  private static final double[] ZEROS = new double[DoubleVectors.WIDE];
  private static final double[] NONE = {};

  private DoubleBlocks() {}

  static void multiply(DoubleOperands o, DoubleRoom room) {
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
  private static boolean hasFewRowsForTurnedB(DoubleOperands o) {
    return o.columnB != 1
        && o.columnA == 1
        && o.store == Store.OVERWRITE
        && o.k >= 2 * o.m
        && o.m >= DoubleVectors.WIDE;
  }

  /** {@code C' = B' A'}, some rows at a time, which then are turned. */
  private static void multiplyAcross(DoubleOperands o, DoubleRoom room) {
    double[] c = o.c;
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
      DoubleTurnVectors.turn(room.turned, 0, o.n, c, atC + line, rowC, o.m, o.n);
    }
  }

  /** With all of B as {@link #pack} left it. */
  static void multiplyPacked(DoubleOperands o, double[] panels, DoubleRoom room) {
    room.panels = panels;
    addAll(o, room);
  }

  /** All of B, in the order in which tiles read it. */
  static double[] pack(DoubleOperands o, double[] held) {
    int columns = Blocks.upTo(o.n, DoubleVectors.WIDTH);
    double[] panels = held.length >= o.k * columns ? held : new double[o.k * columns];
    int step = part(o.k, MOST_TERMS, DoubleVectors.WIDTH);
    for (int term = 0; term < o.k; term += step) {
      int terms = Math.min(step, o.k - term);
      int width;
      for (int j = 0; j < o.n; j += width) {
        width = DoubleVectors.width(o.n - j);
        DoublePacks.right(o, panels, term * columns + j * terms, j, width, term, terms);
      }
    }
    return panels;
  }

  /** Where there are several parts of lines, they all read the panels that the first packs. */
  private static void addAll(DoubleOperands o, DoubleRoom room) {
    int lines = part(o.m, Math.min(MOST_LINES, Math.max(LINES, CELLS / o.n)), ROWS);
    int columns = part(o.n, CELLS / lines, DoubleVectors.WIDE);
    int step = part(o.k, MOST_TERMS, DoubleVectors.WIDTH);
    if (lines < o.m
        && o.k <= step
        && columns * o.k <= SMALL_RIGHT
        && DoublePacks.isWorthFewLines(o, room)) {
      lines = FEW_LINES;
    }
    int kept = lines < o.m ? columns : DoubleVectors.WIDE;
    int right = room.panels.length > 0 ? 0 : DoublePacks.rightLength(o, Math.min(o.k, step), kept);
    room.grow(
        DoubleVectors.TERMS * (lines + DoublePacks.MOST_BELOW), right, ROWS * DoubleVectors.WIDE);
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
      DoubleOperands o,
      DoubleRoom room,
      int line,
      int lines,
      int begin,
      int end,
      int term,
      int terms) {
    Store store = term == 0 ? o.store : Store.ADD;
    DoublePacks.left(o, room, line, lines, term, terms);
    if (line == 0) {
      DoublePacks.rightAhead(o, room, lines, begin, end, term, terms);
    }
    int width;
    for (int j = begin; j < end; j += width) {
      width = DoubleVectors.width(end - j);
      int at = lines < o.m ? (j - begin) * terms : 0;
      DoublePacks.chooseRight(o, room, line, at, j, width, term, terms);
      addPanel(o, room, line, lines, j, width, term, terms, store);
    }
  }

  /** Too few, or of too few terms, to be worth packing B, whose rows are contiguous here. */
  private static void multiplyRows(DoubleOperands o) {
    for (int i = 0; i < o.m; i++) {
      int atC = o.atC + i * o.rowC;
      if (o.store == Store.OVERWRITE) {
        Arrays.fill(o.c, atC, atC + o.n, 0);
      }
      DoubleRowVectors.row(o, o.atA + i * o.rowA, atC);
    }
  }

  private static void addPanel(
      DoubleOperands o,
      DoubleRoom room,
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
      height = DoublePacks.chooseLeft(o, room, line, i, lines, width, term);
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
      DoubleOperands o,
      DoubleRoom room,
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

  private static void addTile(DoubleRoom room, int height, int width, int terms, Store store) {
    switch (store) {
      case OVERWRITE -> room.start(ZEROS, 0, 0);
      case ADD -> room.start(room.sums, room.atSums, room.rowSums);
    }
    if (room.stepA != 1) {
      DoubleVectorsAcross.tile(room, width, terms);
    } else if (room.a != room.left) {
      DoubleVectorsInPlace.tile(room, height, terms);
    } else if (height == DoubleVectorsLow.ROWS) {
      DoubleVectorsLow.tile(room, width, terms);
    } else {
      DoubleVectors.tile(room, width, terms);
    }
  }

  private static void copy(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, at + i * row, to, atTo + i * rowTo, columns);
    }
  }
}
