package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * Strided products of few rows, whose columns lie side by side in B: B is read where it stands, so
 * that windows are never laid out, and A is packed once.
 */
final class FloatWindows {
  private static final int ROWS = FloatWindowTiles.ROWS;
  private static final int WIDTH = FloatWindowTiles.WIDTH;
  private static final int WIDE = FloatWindowTiles.WIDE;
  private static final float[] ZEROS = new float[WIDE];
  private static final int FEW_TERMS = 1 << 13;
  // With more, what packing B costs is shared by enough rows.
  private static final int MOST_ROWS = 64;
  private static final int MOST_PACKED = 1 << 17;

  private FloatWindows() {}

  static boolean suit(StridedProduct p) {
    int rows = p.rows().extent();
    int terms = p.left().terms().extent();
    return p.work() >= FEW_TERMS
        && rows >= ROWS
        && rows <= MOST_ROWS
        && (long) rows * terms <= MOST_PACKED
        && p.pieces().areContiguous()
        && p.pieces().least() >= WIDTH;
  }

  static void multiply(
      StridedProduct p,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      FloatWindowRoom room) {
    boolean swapped = p.isSwapped();
    room.from = swapped ? a : b;
    room.begin = swapped ? atA : atB;
    int rows = p.rows().extent();
    int terms = p.left().terms().extent();
    int sums = Blocks.upTo(rows, ROWS) * p.pieces().most();
    room.grow(Blocks.upTo(rows, ROWS) * terms, p.store() == Store.ADD ? sums : 0, sums);
    pack(p.left(), swapped ? b : a, swapped ? atB : atA, room);
    room.terms.set(p.right().terms(), 0, terms);
    room.places = room.terms.places();
    room.lines.set(p.rows(), 0, rows);
    for (int piece = 0; piece < p.pieces().count(); piece++) {
      multiplyPiece(p, piece, c, atC, room);
    }
  }

  /** Rows of a tile side by side, term by term. */
  private static void pack(Factor left, float[] a, int atA, FloatWindowRoom room) {
    int rows = left.lines().extent();
    int terms = left.terms().extent();
    room.lines.set(left.lines(), 0, rows);
    room.terms.set(left.terms(), 0, terms);
    int[] places = room.terms.places();
    float[] packed = room.packed;
    for (int i = 0; i < Blocks.upTo(rows, ROWS); i++) {
      int from = atA + room.lines.at(Math.min(i, rows - 1));
      int to = i / ROWS * ROWS * terms + i % ROWS;
      for (int k = 0; k < terms; k++) {
        packed[to + k * ROWS] = a[from + places[k]];
      }
    }
  }

  private static void multiplyPiece(
      StridedProduct p, int piece, float[] c, int atC, FloatWindowRoom room) {
    ColumnPieces pieces = p.pieces();
    int all = pieces.columns(piece);
    int at = room.begin + pieces.inB(piece);
    boolean adds = p.store() == Store.ADD;
    float[] starts = room.starts;
    if (adds) {
      load(p, piece, c, atC, room);
    } else {
      room.starts = ZEROS;
    }
    int width;
    for (int j = 0; j < all; j += width) {
      width = width(all - j, all);
      int column = Math.min(j, all - width);
      multiplyColumns(p, at + column, column, width, adds ? pieces.most() : 0, room);
    }
    room.starts = starts;
    store(p, piece, c, atC, room);
  }

  /** The last tile of a piece takes columns of the one before again. */
  private static int width(int rest, int all) {
    if (rest > 2 * WIDTH && WIDE <= all) {
      return WIDE;
    }
    return rest > WIDTH && 2 * WIDTH <= all ? 2 * WIDTH : WIDTH;
  }

  private static void multiplyColumns(
      StridedProduct p, int at, int column, int width, int rowStart, FloatWindowRoom room) {
    int terms = p.left().terms().extent();
    int row = p.pieces().most();
    int first = rowStart == 0 ? 0 : column;
    for (int i = 0; i < p.rows().extent(); i += ROWS) {
      FloatWindowTiles.tile(
          room, i * terms, at, first + i * rowStart, rowStart, column + i * row, row, terms, width);
    }
  }

  private static void load(StridedProduct p, int piece, float[] c, int atC, FloatWindowRoom room) {
    ColumnPieces pieces = p.pieces();
    int length = pieces.length(piece);
    for (int run = 0; run < pieces.runs(piece); run++) {
      int from = atC + pieces.inC(piece, run);
      int to = run * pieces.step();
      for (int i = 0; i < p.rows().extent(); i++) {
        FloatCopyVectors.run(
            c, from + room.lines.at(i), room.starts, to + i * pieces.most(), length);
      }
    }
  }

  private static void store(StridedProduct p, int piece, float[] c, int atC, FloatWindowRoom room) {
    ColumnPieces pieces = p.pieces();
    int length = pieces.length(piece);
    for (int run = 0; run < pieces.runs(piece); run++) {
      int to = atC + pieces.inC(piece, run);
      int from = run * pieces.step();
      for (int i = 0; i < p.rows().extent(); i++) {
        FloatCopyVectors.run(room.sums, from + i * pieces.most(), c, to + room.lines.at(i), length);
      }
    }
  }
}
