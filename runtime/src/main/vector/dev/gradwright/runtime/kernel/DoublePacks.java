package dev.gradwright.runtime.kernel;

import java.util.Arrays;

/**
 * The operands as the tiles read them: A in rows {@link DoubleVectors#TERMS} apart, B in panels as
 * wide as a tile; or in place, where A lies crosswise and where B is a panel.
 */
final class DoublePacks {
  private static final int TERMS = DoubleVectors.TERMS;
  private static final int ROWS = DoubleVectors.ROWS;
  // Up to so many columns, and from so many rows on, rows of A are read as they stand.
  private static final int FEW_COLUMNS = 128;
  private static final int MANY_ROWS = 50;
  // Serving so many, A lying crosswise is worth being read one time more; less than so much of it
  // stays in the first-level cache.
  private static final int COLUMNS_AHEAD = 2 * DoubleVectors.WIDTH;
  private static final int LEAST_AHEAD = 32768 / Double.BYTES;
  // Of so large a B, little is still in the second-level cache from what came before; and blocks of
  // both factors that are no larger stay there until they are read.
  private static final int LARGE_RIGHT = (1 << 20) / Double.BYTES;
  private static final int MOST_AHEAD = (3 << 18) / Double.BYTES;

  /** How many rows a tile may have below those of A. */
  static final int MOST_BELOW = ROWS - 1;

  private DoublePacks() {}

  /** How much room packed panels of B take. */
  static int rightLength(DoubleOperands o, int terms, int columns) {
    return terms * Math.min(Blocks.upTo(o.n, DoubleVectors.WIDTH), columns);
  }

  /** Packs what tiles do not read in place. */
  static void left(DoubleOperands o, DoubleRoom room, int line, int lines, int term, int terms) {
    double[] left = room.left;
    int atA = o.atA + line * o.rowA + term * o.columnA;
    int first = firstPacked(o, lines);
    if (o.columnA == 1) {
      DoubleCopyVectors.rows(
          o.a, atA + first * o.rowA, o.rowA, left, first * TERMS, TERMS, lines - first, terms);
    } else {
      if (o.n >= COLUMNS_AHEAD && lines * terms > LEAST_AHEAD) {
        room.ahead = ReadAhead.rows(o.a, atA, o.columnA, terms, lines);
      }
      for (int i = first; i < lines; i++) {
        leftRow(o, atA + i * o.rowA, terms, left, i * TERMS);
      }
    }
    if (lines % ROWS != 0) {
      Arrays.fill(left, lines * TERMS, (lines + MOST_BELOW) * TERMS, 0);
    }
  }

  private static int firstPacked(DoubleOperands o, int lines) {
    if (o.columnA != 1) {
      return lines / ROWS * ROWS;
    }
    return readsLeft(o) ? DoubleVectorsInPlace.rows(lines, DoubleVectors.width(o.n)) : 0;
  }

  private static void leftRow(DoubleOperands o, int atA, int terms, double[] left, int at) {
    int p = atA;
    for (int k = 0; k < terms; k++) {
      left[at + k] = o.a[p];
      p += o.columnA;
    }
  }

  /** Where both factors are copied by rows. */
  static boolean isWorthFewLines(DoubleOperands o, DoubleRoom room) {
    return room.panels.length == 0 && o.columnA == 1 && o.n > FEW_COLUMNS;
  }

  /** Whether rows of A serve so few columns that a copy would not pay; and tiles in place fit. */
  private static boolean readsLeft(DoubleOperands o) {
    return o.columnA == 1
        && o.n <= FEW_COLUMNS
        && o.m >= MANY_ROWS
        && DoubleVectors.WIDE == 4 * DoubleVectors.WIDTH
        && (o.n % DoubleVectors.WIDE == 0 || o.n == 2 * DoubleVectors.WIDTH);
  }

  /** Reads a block of B along its rows before it is packed, if it spans them. */
  static void rightAhead(
      DoubleOperands o, DoubleRoom room, int lines, int begin, int end, int term, int terms) {
    int columns = end - begin;
    if (room.panels.length == 0
        && o.columnB == 1
        && o.rowB == columns
        && columns > DoubleVectors.WIDE
        && o.k >= LARGE_RIGHT / columns
        && (lines + columns) * terms <= MOST_AHEAD) {
      room.ahead = ReadAhead.rows(o.b, o.atB + term * o.rowB, o.rowB, terms, columns);
    }
  }

  /** Turns to the rows of A of a tile, and tells how many it has. */
  static int chooseLeft(
      DoubleOperands o, DoubleRoom room, int line, int i, int lines, int width, int term) {
    if (o.columnA != 1 && i + ROWS <= lines) {
      room.left(o.a, o.atA + line + i + term * o.columnA, o.columnA, 1);
      return ROWS;
    }
    int inPlace = readsLeft(o) ? DoubleVectorsInPlace.rows(lines, width) : 0;
    if (i < inPlace) {
      room.left(o.a, o.atA + (line + i) * o.rowA + term, 1, o.rowA);
      return DoubleVectorsInPlace.height(inPlace - i, width);
    }
    room.left(room.left, i * TERMS, 1, TERMS);
    return DoubleVectors.height(lines - i, width);
  }

  /** Turns to a panel of B, which is packed to some place for the first lines of C. */
  static void chooseRight(
      DoubleOperands o, DoubleRoom room, int line, int at, int j, int width, int term, int terms) {
    int columns = Blocks.upTo(o.n, DoubleVectors.WIDTH);
    if (room.panels.length > 0) {
      room.right(room.panels, term * columns + j * terms);
    } else if (o.columnB == 1 && o.rowB == width && o.n == width) {
      room.right(o.b, o.atB + term * width);
    } else {
      room.right(room.right, at);
      if (line == 0) {
        right(o, room.right, at, j, width, term, terms);
      }
    }
  }

  static void right(
      DoubleOperands o, double[] right, int at, int j, int width, int term, int terms) {
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
      DoubleOperands o, int atB, int terms, int columns, double[] right, int at, int width) {
    int whole = columns == width ? terms : Math.min(terms, rowsWithin(o, atB + width));
    DoubleCopyVectors.rows(o.b, atB, o.rowB, right, at, width, whole, width);
    for (int k = whole; k < terms; k++) {
      Arrays.fill(right, at + k * width + columns, at + (k + 1) * width, 0);
      System.arraycopy(o.b, atB + k * o.rowB, right, at + k * width, columns);
    }
  }

  private static int rowsWithin(DoubleOperands o, int firstEnd) {
    return firstEnd > o.b.length ? 0 : (o.b.length - firstEnd) / o.rowB + 1;
  }

  private static void rightCrosswise(
      DoubleOperands o, int atB, int terms, int columns, double[] right, int at, int width) {
    if (columns < width) {
      Arrays.fill(right, at, at + terms * width, 0);
    }
    DoubleTurnVectors.turn(o.b, atB, o.columnB, right, at, width, columns, terms);
  }
}
