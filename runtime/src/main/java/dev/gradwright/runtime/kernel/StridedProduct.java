package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One product {@code C[i, j] = sum over k of A[i, k] * B[k, j]} where each of i, j and k counts
 * several axes, the last of them fastest, and each axis has its own stride in each array; made once
 * per shape and used for many calls. Elements of A, and of B, may stand at the same place: so a
 * convolution is such a product, A being the windows of what it slides over.
 *
 * <p>Every element of C is one chain of fused multiply-adds in the order of k. No two elements of C
 * may stand at the same place.
 */
public final class StridedProduct {
  private final Store store;
  private final Factor left;
  private final Factor right;
  private final Line rows;
  private final Line columns;
  private final ColumnPieces pieces;
  private final Order order;
  private final Blocks blocks;
  private final CutStrided cutting;
  private Optional<Cut<StridedProduct>> cut = Optional.empty();

  /**
   * An axis and how far apart its neighbours lie in each array; 0 in the array that lacks it.
   *
   * @param extent how many
   * @param strideA in A
   * @param strideB in B
   * @param strideC in C
   */
  public record Axis(int extent, int strideA, int strideB, int strideC) {

    /**
     * Requires an extent of at least 0.
     *
     * @param extent how many
     * @param strideA in A
     * @param strideB in B
     * @param strideC in C
     */
    public Axis {
      if (extent < 0) {
        throw new IllegalArgumentException("an axis of " + extent);
      }
    }

    private Axis swapped() {
      return new Axis(extent, strideB, strideA, strideC);
    }
  }

  private enum Order {
    AS_WRITTEN,
    SWAPPED
  }

  private StridedProduct(
      CutStrided written, List<Axis> rows, List<Axis> columns, List<Axis> terms, Order order) {
    this.cutting = written;
    this.store = written.store();
    this.left = new Factor(Line.of(rows, Axis::strideA), Line.of(terms, Axis::strideA), 0);
    this.rows = Line.of(rows, Axis::strideC);
    int gap = Gaps.between(columns, this.rows.extent());
    this.right =
        new Factor(
            Line.of(Gaps.closed(columns, gap), Axis::strideB), Line.of(terms, Axis::strideB), gap);
    this.columns = Line.of(columns, Axis::strideC, gap);
    this.pieces = new ColumnPieces(right, this.columns);
    this.order = order;
    this.blocks = new Blocks(left, right, this.columns.extent(), store);
  }

  /**
   * The product over given axes.
   *
   * @param store whether C is overwritten or added to
   * @param rows what i counts, which B lacks
   * @param columns what j counts, which A lacks
   * @param terms what k counts, which C lacks
   * @return computed along rows or columns of C, whatever the extents make shorter
   */
  public static StridedProduct of(
      Store store, List<Axis> rows, List<Axis> columns, List<Axis> terms) {
    Objects.requireNonNull(store, "store");
    CutStrided written = new CutStrided(store, rows, columns, terms);
    StridedProduct straight = new StridedProduct(written, rows, columns, terms, Order.AS_WRITTEN);
    StridedProduct across =
        new StridedProduct(written, swapped(columns), swapped(rows), swapped(terms), Order.SWAPPED);
    return across.blocks.cost() < straight.blocks.cost() ? across : straight;
  }

  private static List<Axis> swapped(List<Axis> axes) {
    return axes.stream().map(Axis::swapped).toList();
  }

  /** As several; the last answer is kept. */
  Cut<StridedProduct> cut(int parts) {
    Optional<Cut<StridedProduct>> known = cut;
    if (known.isEmpty() || known.get().parts() != parts) {
      known = Optional.of(cutting.cut(this, parts));
      cut = known;
    }
    return known.get();
  }

  /** How many multiply-adds it takes. */
  long work() {
    return (long) rows.extent() * columns.extent() * left.terms().extent();
  }

  Store store() {
    return store;
  }

  /** A, or B where the transposed product is computed. */
  Factor left() {
    return left;
  }

  Factor right() {
    return right;
  }

  /** In C. */
  Line rows() {
    return rows;
  }

  /** In C. */
  Line columns() {
    return columns;
  }

  ColumnPieces pieces() {
    return pieces;
  }

  /** Whether the transposed product is computed: right stands for A. */
  boolean isSwapped() {
    return order == Order.SWAPPED;
  }

  Blocks blocks() {
    return blocks;
  }

  boolean isEmpty() {
    return rows.extent() == 0 || columns.extent() == 0;
  }

  /** Requires that all elements lie inside their arrays. */
  void requireInside(int lengthA, int atA, int lengthB, int atB, int lengthC, int atC) {
    (isSwapped() ? right : left).requireInside(lengthA, atA);
    (isSwapped() ? left : right).requireInside(lengthB, atB);
    if (!isEmpty()) {
      Objects.checkIndex(atC + rows.lowest() + columns.lowest(), lengthC);
      Objects.checkIndex(atC + rows.highest() + columns.highest(), lengthC);
    }
  }
}
