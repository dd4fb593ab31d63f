package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.MatrixProduct.Store;
import dev.gradwright.compiler.loop.Multiplication;
import dev.gradwright.compiler.loop.Step.Batch;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sum of products of two loads that the kernel provider can compute: {@code c[b, i, j] = sum over
 * k of x[b, i, k] * y[b, k, j]} for whatever order and number of axes each letter stands for.
 *
 * @param operands the arrays read, x and then y
 * @param offsets where in them the first matrix begins
 */
record Product(
    Multiplication product,
    List<Expr> operands,
    List<Affine> offsets,
    List<Batch> batches,
    Before before) {

  /** What is in the array before. */
  enum Before {
    NOTHING,
    /** What the product is added to. */
    SUMMAND
  }

  /** Up to so many multiplications, plain loops are sooner done than a call. */
  private static final long SMALL = 512;

  /** A matrix as it is read: an array and the position in it for each axis of the loops. */
  private record View(Expr array, Affine position) {}

  /** Those of the kernel provider, which repeats what lies in rows. */
  List<Batch> repeated() {
    return product instanceof MatrixProduct ? batches : List.of();
  }

  /** Those that remain, as loops around the call. */
  List<Batch> turns() {
    return product instanceof MatrixProduct ? List.of() : batches;
  }

  static Optional<Product> of(Expr expr, Computations computations) {
    return computations.of(expr) instanceof Pointwise pointwise
            && pointwise.fold().equals(Optional.of(Fold.SUM))
            && pointwise.value() instanceof Scalar.Apply apply
            && apply.function() == Function.MULTIPLY
            && expr.type().isReal()
            && apply.arguments().get(0) instanceof Scalar.Load x
            && apply.arguments().get(1) instanceof Scalar.Load y
            && !isSmall(computations.space(expr))
        ? of(expr, x, y, computations)
        : Optional.empty();
  }

  private static boolean isSmall(List<Extent> space) {
    OptionalLong turns = space.stream().reduce(Extent.ONE, Extent::times).constant();
    return turns.isPresent() && turns.getAsLong() <= SMALL;
  }

  private static Optional<Product> of(
      Expr expr, Scalar.Load x, Scalar.Load y, Computations computations) {
    Optional<List<Affine>> xAt = coordinates(x);
    Optional<List<Affine>> yAt = coordinates(y);
    if (xAt.isEmpty() || yAt.isEmpty()) {
      return Optional.empty();
    }
    List<Extent> space = computations.space(expr);
    View plainX = plain(expr.operand(x.operand()), xAt.get());
    View plainY = plain(expr.operand(y.operand()), yAt.get());
    View seenX = seen(expr.operand(x.operand()), xAt.get(), computations);
    View seenY = seen(expr.operand(y.operand()), yAt.get(), computations);
    boolean copyX = !computations.repeats(plainX.array);
    boolean copyY = !computations.repeats(plainY.array);
    return of(expr, space, seenX, seenY)
        .or(() -> copyY ? of(expr, space, seenX, plainY) : Optional.empty())
        .or(() -> copyX ? of(expr, space, plainX, seenY) : Optional.empty())
        .or(() -> copyX && copyY ? of(expr, space, plainX, plainY) : Optional.empty())
        .or(() -> strided(expr, space, seenX, seenY));
  }

  private static Optional<List<Affine>> coordinates(Scalar.Load load) {
    return Inlining.affine(load.coordinates());
  }

  private static View plain(Expr array, List<Affine> at) {
    return new View(array, Affines.linear(at, array.shape()));
  }

  /** Looks through transposes, slices, windows and the like. */
  private static View seen(Expr expr, List<Affine> at, Computations computations) {
    Computations.Source source = computations.source(expr, at);
    return plain(source.expr(), source.at());
  }

  private static Optional<Product> of(Expr expr, List<Extent> space, View x, View y) {
    return ProductAxes.of(expr.shape(), space, x.position, y.position)
        .flatMap(axes -> axes.product().map(product -> of(product, axes.repeats(), axes, x, y)));
  }

  /** Where no matrices lie in rows, as in a convolution. */
  private static Optional<Product> strided(Expr expr, List<Extent> space, View x, View y) {
    return ProductAxes.of(expr.shape(), space, x.position, y.position)
        .flatMap(axes -> axes.strided().map(product -> of(product, axes.batches(), axes, x, y)));
  }

  private static Product of(
      Multiplication product, List<Batch> batches, ProductAxes axes, View x, View y) {
    return new Product(
        product,
        axes.isSwapped() ? List.of(y.array, x.array) : List.of(x.array, y.array),
        axes.offsets(),
        batches,
        Before.NOTHING);
  }

  /** Whether the array must hold zeros before: it is added to more than once. */
  boolean needsZeros() {
    return product.store() == Store.ADD && before == Before.NOTHING;
  }

  /** The same added to what is there. */
  Product adding() {
    return new Product(product.adding(), operands, offsets, batches, Before.SUMMAND);
  }
}
