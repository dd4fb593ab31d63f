package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;

/**
 * How much of a product tiles compute as long as HotSpot has not compiled them: their vectors are
 * objects until then, and plain Java, which gives the same bits, is faster by far. Tiles have the
 * first terms of each product, so that HotSpot gets to know and compile them, and plain Java the
 * others.
 *
 * <p>It follows from counts alone, of the products of a kind, which run the same tiles. Threads may
 * count past one another: it decides speed, never a bit of a result.
 */
final class FirstProducts {
  /** As many turns of the tiles' loops as make HotSpot compile them, and a little more. */
  static final int BEGINNING = 18_000;

  // Of a product: few, but enough to turn blocks of B in registers.
  private static final int TERMS = 24;
  // Of a product of partial sums: rows and columns enough for tiles of each size.
  private static final int SIDE = 7;
  private static final int PARTIAL_SUMS = 16;
  // Multiply-adds of plain Java in the time that compilation takes.
  private static final long COMPILATION = 1L << 31;
  // What is as long as a call.
  private static final long CALL = 1 << 20;
  private static final int ROWS = 6;
  private static final int COLUMNS = 64;
  private static final int WIDTHS = 4;

  private final int beginning;
  private final Kind[] kinds = new Kind[4 * 2 * WIDTHS + 2];
  private long work;

  private static final class Kind {
    int turns;
    long compiledAt;
    boolean isOver;

    Kind(boolean isOver) {
      this.isOver = isOver;
    }
  }

  FirstProducts(int beginning) {
    this.beginning = beginning;
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new Kind(beginning == 0);
    }
  }

  /** Whether tiles compute all products of this kind. */
  boolean isOver(Product p) {
    return kind(p).isOver;
  }

  /** How many terms of this product tiles are to add up, the first ones; counts it. */
  int terms(Product p) {
    Kind kind = kind(p);
    return kind.isOver ? p.k() : firstTerms(p, kind);
  }

  /**
   * Of a product of partial sums, which take all terms or none: how many rows and columns tiles are
   * to compute, the first ones, where they would add up so many terms of another.
   */
  int elements(Product p, int terms) {
    return terms < p.k() ? SIDE : Math.max(p.m(), p.n());
  }

  private int firstTerms(Product p, Kind kind) {
    work += (long) p.m() * p.n() * p.k() + CALL;
    int terms = Math.min(p.k(), TERMS);
    if (kind.turns < beginning) {
      kind.turns += p.isOfPartialSums() ? p.k() / PARTIAL_SUMS : tiles(p) * (terms + 1);
      kind.compiledAt = work + COMPILATION;
    }
    kind.isOver = work >= kind.compiledAt;
    return terms;
  }

  private static int tiles(Product p) {
    int columns = (p.n() + COLUMNS - 1) / COLUMNS;
    return columns * (p.m() < ROWS ? p.m() : (p.m() + ROWS - 1) / ROWS);
  }

  private Kind kind(Product p) {
    if (p.isOfPartialSums()) {
      boolean isThin = Math.min(p.m(), p.n()) < SIDE / 2 + 1;
      return kinds[kinds.length - (isThin ? 1 : 2)];
    }
    int layout = (p.left() == Layout.PLAIN ? 0 : 1) + (p.right() == Layout.PLAIN ? 0 : 2);
    int width = Math.min(WIDTHS - 1, (p.n() - 1) / (COLUMNS / WIDTHS));
    return kinds[(2 * layout + (p.m() < ROWS ? 0 : 1)) * WIDTHS + width];
  }
}
