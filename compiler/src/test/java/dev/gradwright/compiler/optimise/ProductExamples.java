package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.ScatterAdd;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Products of several tensors, and of windows. */
final class ProductExamples extends ExampleFamily {
  private static final Shape SPACE = shape(3, 4, 5, 2);
  private static final int I = 0;
  private static final int K = 1;
  private static final int L = 2;
  private static final int J = 3;

  private final Random random = new Random(3);

  ProductExamples(Scene scene) {
    super(scene);
    add(ContractPairwise.class, severalFactors(), fewFactors());
    add(SumBeforeContraction.class, sumsOfContractions(), noContractions());
    add(SumTermByTerm.class, sumsOfProducts(), otherSums());
    add(ConvolveInsteadOfOverlapping.class, overlaps(), noConvolutions());
  }

  private Expr tensor(Integer... extents) {
    int size = IntStream.range(0, extents.length).map(i -> extents[i]).reduce(1, (a, b) -> a * b);
    return scene.tensor(List.of(extents), random.doubles(size, -1, 1).toArray());
  }

  private Expr along(Expr x, Integer... axes) {
    return Rearrange.broadcast(x, SPACE, List.of(axes));
  }

  private List<Expr> severalFactors() {
    Expr x = along(tensorOf(I, K), I, K);
    Expr y = along(tensorOf(K, L), K, L);
    Expr z = along(tensorOf(L, J), L, J);
    Expr row = along(tensorOf(L), L);
    Expr scalar = along(scene.real(1.5));
    Expr nested =
        along(
            times(
                Rearrange.broadcast(tensorOf(I, K), shape(3, 4, 5), List.of(0, 1)),
                tensorOf(I, K, L)),
            I,
            K,
            L);
    return List.of(
        Totals.sum(times(times(x, y), z), List.of(K, L)),
        Totals.sum(times(x, times(y, z)), List.of(L)),
        Totals.sum(times(times(z, y), x), List.of(K, L)),
        Totals.sum(times(times(times(x, y), row), z), List.of(I, K, L)),
        Totals.sum(times(times(x, y), times(z, scalar)), List.of(I, K, L, J)),
        Totals.sum(times(nested, z), List.of(K, L)));
  }

  private Expr of(Integer... axes) {
    return along(tensorOf(axes), axes);
  }

  private Expr contraction() {
    return Totals.contract(
        tensorOf(I, K, L), List.of(I, K, L), tensorOf(I, L, J), List.of(I, L, J), List.of(K, I, J));
  }

  private List<Expr> sumsOfContractions() {
    Expr product = contraction();
    return List.of(
        Totals.sum(product),
        Totals.sum(product, List.of(0)),
        Totals.sum(product, List.of(1)),
        Totals.sum(product, List.of(0, 2)));
  }

  private List<Expr> noContractions() {
    return List.of(
        contraction(), Totals.max(contraction(), List.of(0)), Totals.sum(tensorOf(I, K, L)));
  }

  private List<Expr> sumsOfProducts() {
    Expr two = times(of(I, K), of(K, L, J));
    return List.of(
        Totals.sum(plus(two, times(of(K, L), of(I, K, J))), List.of(K)),
        Totals.sum(plus(two, plus(times(of(K, J), of(I, K, L)), two)), List.of(K)),
        Totals.sum(plus(plus(two, two), two), List.of(K)),
        Totals.sum(
            plus(contraction(), times(tensor(4, 3, 2), repeated(tensorOf(I, J)))), List.of(0)));
  }

  private static Expr repeated(Expr x) {
    return Rearrange.broadcast(x, shape(4, 3, 2), List.of(1, 2));
  }

  private List<Expr> otherSums() {
    Expr two = times(of(I, K), of(K, L, J));
    Expr full = tensorOf(I, K, L, J);
    return List.of(
        Totals.sum(plus(full, two), List.of(K)),
        Totals.sum(plus(two, times(full, full)), List.of(K)),
        Totals.sum(plus(two, two), List.of(I, K)),
        Totals.sum(two, List.of(K)),
        Totals.sum(plus(times(of(I), full), times(of(J), full)), List.of(K)),
        Totals.max(plus(two, two), List.of(K)));
  }

  private Expr tensorOf(Integer... axes) {
    return tensor(
        IntStream.range(0, axes.length)
            .mapToObj(a -> (int) SPACE.extent(axes[a]).constant().orElseThrow())
            .toArray(Integer[]::new));
  }

  private List<Expr> fewFactors() {
    Expr x = along(tensorOf(I, K), I, K);
    Expr y = along(tensorOf(K, L, J), K, L, J);
    Expr full = tensorOf(I, K, L, J);
    return List.of(
        Totals.sum(times(x, y), List.of(K)),
        Totals.sum(times(times(full, full), full), List.of(K)),
        Totals.sum(times(times(full, full), along(tensorOf(K), K)), List.of(K)),
        Totals.max(times(times(x, y), along(tensorOf(L, J), L, J)), List.of(K)),
        Totals.sum(times(times(x, x), along(tensorOf(K, L), K, L)), List.of(K)));
  }

  /** a[o, i] * b[o, p] with as many windows and taps as said, summed over o. */
  private Expr windows(int windows, int taps) {
    return windows(windows, taps, 3);
  }

  private Expr windows(int windows, int taps, int terms) {
    return Totals.contract(
        tensor(terms, windows), List.of(0, 1), tensor(terms, taps), List.of(0, 2), List.of(1, 2));
  }

  private static Expr overlap(Expr windows, int to, long stride, long dilation) {
    Affine at =
        Affine.axis(0).times(Extent.of(stride)).plus(Affine.axis(1).times(Extent.of(dilation)));
    return windows.table().apply(new ScatterAdd(shape(to), List.of(new Place.At(at))), windows);
  }

  private List<Expr> overlaps() {
    Expr batched =
        Totals.contract(
            tensor(2, 3, 4), List.of(9, 0, 1), tensor(3, 2), List.of(0, 2), List.of(2, 9, 1));
    List<Place> places = List.of(Place.axis(1), new Place.At(Affine.axis(0).plus(Affine.axis(2))));
    Expr both =
        Totals.contract(
            tensor(2, 4, 3),
            List.of(0, 1, 2),
            tensor(2, 2, 3),
            List.of(0, 3, 4),
            List.of(1, 2, 3, 4));
    List<Place> plane =
        List.of(
            new Place.At(Affine.axis(0).times(Extent.of(2)).plus(Affine.axis(2))),
            new Place.At(Affine.axis(1).plus(Affine.axis(3).times(Extent.of(2)))));
    return List.of(
        overlap(windows(4, 2), 5, 1, 1),
        overlap(windows(4, 2), 9, 1, 1),
        overlap(windows(4, 3, 63), 6, 1, 1),
        overlap(windows(5, 3, 64), 7, 1, 1),
        overlap(windows(4, 3), 9, 2, 1),
        overlap(windows(3, 2), 12, 3, 4),
        overlap(windows(1, 4), 4, 5, 1),
        overlap(windows(3, 1), 3, 1, 1),
        overlap(windows(0, 2), 4, 2, 1),
        batched.table().apply(new ScatterAdd(shape(2, 5), places), batched),
        both.table().apply(new ScatterAdd(shape(9, 8), plane), both),
        mostlyPadding(22, 3));
  }

  /** Along the last axis windows stay, and are no convolution again. */
  private Expr mostlyPadding(int terms, int taps) {
    Expr windows =
        Totals.contract(
            tensor(terms, 4, 3),
            List.of(0, 1, 2),
            tensor(terms, taps, 3),
            List.of(0, 3, 4),
            List.of(1, 2, 3, 4));
    List<Place> places =
        List.of(
            new Place.At(Affine.axis(0).plus(Affine.axis(2))),
            new Place.At(Affine.axis(1).times(Extent.of(2)).plus(Affine.axis(3))));
    return windows.table().apply(new ScatterAdd(shape(taps + 3, 7), places), windows);
  }

  private List<Expr> noConvolutions() {
    Expr x = tensor(4, 2);
    Expr outer =
        Totals.contract(
            tensor(3, 4), List.of(0, 1), tensor(3, 4, 2), List.of(0, 1, 2), List.of(1, 2));
    Expr shifted =
        x.table()
            .apply(
                new ScatterAdd(
                    shape(6),
                    List.of(new Place.At(Affine.axis(0).plus(Affine.axis(1)).plus(Extent.ONE)))),
                windows(4, 2));
    Expr read =
        x.table()
            .apply(
                new Gather(shape(4, 2), List.of(new Place.At(Affine.axis(0).plus(Affine.axis(1))))),
                tensor(5));
    return List.of(
        overlap(x, 5, 1, 1),
        overlap(outer, 5, 1, 1),
        overlap(windows(4, 3, 64), 6, 1, 1),
        shifted,
        Formula.negate(read));
  }
}
