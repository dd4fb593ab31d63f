package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a {@link StridedProduct} is computed: so large that what a part packs stays in
 * the second-level cache. They decide speed alone, never a bit of the result.
 */
final class Blocks {
  private static final int MOST_ROWS = 512;
  private static final int MOST_COLUMNS = 1024;
  private static final int MOST_TERMS = 128;
  private static final int PANEL = 1 << 15;
  private static final int GRAIN = 64;

  // Nanoseconds per element copied, by the provider once more, and per term of a tile's element.
  private static final double COPIED = 0.1;
  private static final double LEFT_CROSSWISE = 0.7;
  private static final double RIGHT_CROSSWISE = 1;
  private static final double TERM = 0.01;
  static final int TILE_ROWS = 6;
  private static final int TILE_COLUMNS = 16;

  private final int rows;
  private final int columns;
  private final int terms;
  private final double cost;
  private final List<Product> products = new ArrayList<>();

  Blocks(Factor left, Factor right, int n, Store store) {
    int m = left.lines().extent();
    int k = left.terms().extent();
    this.rows = Math.max(1, Math.min(m, MOST_ROWS));
    this.terms = Math.max(1, Math.min(k, MOST_TERMS));
    int fitting = Math.max(PANEL / Math.max(rows, terms) / GRAIN, 1) * GRAIN;
    this.columns = Math.max(1, Math.min(n, Math.min(fitting, MOST_COLUMNS)));
    this.cost =
        (double) k
            * (m * (left.isAlongTerms() ? COPIED : LEFT_CROSSWISE)
                + n * (right.isAlongTerms() ? RIGHT_CROSSWISE : COPIED)
                + (double) upTo(m, TILE_ROWS) * upTo(n, TILE_COLUMNS) * TERM);
    for (Store s : List.of(store, Store.ADD)) {
      for (int blockOfRows : List.of(rows, m % rows)) {
        for (int blockOfColumns : List.of(columns, n % columns)) {
          for (int blockOfTerms : List.of(terms, k % terms)) {
            products.add(product(left, right, s, blockOfRows, blockOfColumns, blockOfTerms));
          }
        }
      }
    }
  }

  /** To a multiple of the grain. */
  static int upTo(int count, int grain) {
    return (count + grain - 1) / grain * grain;
  }

  private Product product(Factor left, Factor right, Store store, int m, int n, int k) {
    return new Product(
        left.asLeft(),
        right.asRight(),
        store,
        m,
        n,
        k,
        left.leading(rows, terms),
        right.leading(columns, terms),
        columns);
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  int terms() {
    return terms;
  }

  /** A rough model of the time, in nanoseconds. */
  double cost() {
    return cost;
  }

  /** Of a block: the first of its sums, or what is added to them. */
  Product product(int firstTerm, int m, int n, int k) {
    return products.get(
        (firstTerm == 0 ? 0 : 8)
            + (m == rows ? 0 : 4)
            + (n == columns ? 0 : 2)
            + (k == terms ? 0 : 1));
  }
}
