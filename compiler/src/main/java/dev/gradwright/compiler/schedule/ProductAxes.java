package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.MatrixProduct.Layout;
import dev.gradwright.compiler.loop.MatrixProduct.Store;
import dev.gradwright.compiler.loop.Step.Batch;
import dev.gradwright.compiler.loop.StridedProduct;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The axes of a product by who has them: rows (left and result), columns (right and result), terms
 * (left and right), batches (all three). Of each kind the innermost run of axes that one stride
 * covers goes into the matrix product; the others repeat it.
 */
final class ProductAxes {

  /** One axis, or several that one stride covers, with its strides. */
  private record Axis(Extent extent, Extent left, Extent right, Extent result) {
    /** The two as one, if this one's strides continue those of the inner one. */
    Optional<Axis> merge(Axis inner) {
      boolean continues =
          left.equals(inner.left.times(inner.extent))
              && right.equals(inner.right.times(inner.extent))
              && result.equals(inner.result.times(inner.extent));
      return continues
          ? Optional.of(new Axis(extent.times(inner.extent), inner.left, inner.right, inner.result))
          : Optional.empty();
    }

    Axis swapped() {
      return new Axis(extent, right, left, result);
    }
  }

  /** So often an element must be used that is carried into rows. */
  private static final int OFTEN = 4;

  private final List<Axis> rows = new ArrayList<>();
  private final List<Axis> columns = new ArrayList<>();
  private final List<Axis> terms = new ArrayList<>();
  private final List<Axis> batches = new ArrayList<>();
  private final Affine left;
  private final Affine right;
  private final boolean swapped;

  private ProductAxes(Affine left, Affine right, Order order) {
    this.left = left;
    this.right = right;
    this.swapped = order == Order.SWAPPED;
  }

  private enum Order {
    AS_WRITTEN,
    SWAPPED
  }

  /** Sorts the axes of a loop nest; empty if one fits no kind. */
  static Optional<ProductAxes> of(Shape result, List<Extent> space, Affine left, Affine right) {
    ProductAxes axes = new ProductAxes(left, right, Order.AS_WRITTEN);
    List<Extent> strides = Affines.strides(result.extents());
    for (int axis = 0; axis < space.size(); axis++) {
      Extent c = axis < result.rank() ? strides.get(axis) : Extent.ZERO;
      Axis strided = new Axis(space.get(axis), left.coefficient(axis), right.coefficient(axis), c);
      if (!strided.extent.isConstant(1) && !axes.sort(strided)) {
        return Optional.empty();
      }
    }
    return axes.terms.isEmpty() ? Optional.empty() : Optional.of(axes.withRowsOutside());
  }

  private boolean sort(Axis axis) {
    boolean inLeft = !axis.left.equals(Extent.ZERO);
    boolean inRight = !axis.right.equals(Extent.ZERO);
    boolean inResult = !axis.result.equals(Extent.ZERO);
    if (inLeft && inRight) {
      return add(inResult ? batches : terms, axis);
    }
    return inResult && (inLeft ? add(rows, axis) : inRight && add(columns, axis));
  }

  /** Adds an axis to its kind, merged with the one before if possible. */
  private static boolean add(List<Axis> kind, Axis axis) {
    Optional<Axis> merged =
        kind.isEmpty() ? Optional.empty() : kind.get(kind.size() - 1).merge(axis);
    merged.ifPresent(m -> kind.remove(kind.size() - 1));
    kind.add(merged.orElse(axis));
    return true;
  }

  /** The transposed product, if the result's rows are the ones that lie side by side. */
  private ProductAxes withRowsOutside() {
    boolean across =
        !columns.isEmpty()
            && !rows.isEmpty()
            && !last(columns).result.equals(Extent.ONE)
            && last(rows).result.equals(Extent.ONE);
    if (!across) {
      return this;
    }
    ProductAxes swap = new ProductAxes(right, left, Order.SWAPPED);
    columns.forEach(axis -> swap.rows.add(axis.swapped()));
    rows.forEach(axis -> swap.columns.add(axis.swapped()));
    terms.forEach(axis -> swap.terms.add(axis.swapped()));
    batches.forEach(axis -> swap.batches.add(axis.swapped()));
    return swap;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  boolean isSwapped() {
    return swapped;
  }

  /** Where the first matrices begin, left and right, at each turn of the loops around. */
  List<Affine> offsets() {
    return List.of(Affines.base(left), Affines.base(right));
  }

  /** The product of the innermost axes, if its matrices lie in rows. */
  Optional<MatrixProduct> product() {
    Axis term = last(terms);
    Extent m = rows.isEmpty() ? Extent.ONE : last(rows).extent;
    Extent n = columns.isEmpty() ? Extent.ONE : last(columns).extent;
    if (!columns.isEmpty() && !last(columns).result.equals(Extent.ONE)) {
      return Optional.empty();
    }
    Store store = terms.size() > 1 ? Store.ADD : Store.OVERWRITE;
    Extent rowOfA = rows.isEmpty() ? defaultLeading(term.left, term.extent) : last(rows).left;
    Extent columnOfB = columns.isEmpty() ? Extent.ONE : last(columns).right;
    Extent leadingC = rows.isEmpty() ? n : last(rows).result;
    return stored(rowOfA, term.left, m, term.extent)
        .flatMap(
            a ->
                stored(term.right, columnOfB, term.extent, n)
                    .filter(b -> holds(leadingC, n))
                    .map(
                        b ->
                            new MatrixProduct(
                                a.layout,
                                b.layout,
                                store,
                                m,
                                n,
                                term.extent,
                                a.leading,
                                b.leading,
                                leadingC)));
  }

  private record Stored(Layout layout, Extent leading) {}

  /** The stride of a single row: any that makes the row plain, or its column the row. */
  private static Extent defaultLeading(Extent column, Extent extent) {
    return column.equals(Extent.ONE) ? extent : Extent.ONE;
  }

  /** How a matrix lies whose rows and columns have these strides and numbers. */
  private static Optional<Stored> stored(
      Extent row, Extent column, Extent rowCount, Extent columnCount) {
    if (column.equals(Extent.ONE) && holds(row, columnCount)) {
      return Optional.of(new Stored(Layout.PLAIN, row));
    }
    if (row.equals(Extent.ONE) && holds(column, rowCount)) {
      return Optional.of(new Stored(Layout.TRANSPOSED, column));
    }
    return Optional.empty();
  }

  private static boolean holds(Extent leading, Extent row) {
    return leading.minus(row).isNeverNegative();
  }

  /** The product of all axes but batches, if it is worth carrying its elements into rows. */
  Optional<StridedProduct> strided() {
    return isManifold(rows) && isManifold(columns)
        ? Optional.of(
            new StridedProduct(Store.OVERWRITE, strided(rows), strided(columns), strided(terms)))
        : Optional.empty();
  }

  /** Whether elements that lack these axes are used often enough. */
  private static boolean isManifold(List<Axis> axes) {
    OptionalLong count =
        axes.stream().map(Axis::extent).reduce(Extent.ONE, Extent::times).constant();
    return count.isEmpty() || count.getAsLong() >= OFTEN;
  }

  private static List<StridedProduct.Axis> strided(List<Axis> axes) {
    return axes.stream()
        .map(axis -> new StridedProduct.Axis(axis.extent, axis.left, axis.right, axis.result))
        .toList();
  }

  /** What is repeated where the product covers rows, columns and terms. */
  List<Batch> batches() {
    return repeats(batches);
  }

  /** What the matrix product leaves to be repeated; repeated terms add up, in their order. */
  List<Batch> repeats() {
    List<Axis> outside = new ArrayList<>(batches);
    for (List<Axis> kind : List.of(rows, columns, terms)) {
      outside.addAll(kind.isEmpty() ? List.of() : kind.subList(0, kind.size() - 1));
    }
    return repeats(outside);
  }

  private static List<Batch> repeats(List<Axis> axes) {
    return axes.stream()
        .map(axis -> new Batch(axis.extent, axis.left, axis.right, axis.result))
        .toList();
  }
}
