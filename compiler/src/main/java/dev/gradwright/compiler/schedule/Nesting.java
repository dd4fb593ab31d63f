package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The order of a computation's loops: some of the result's axes, then the folded ones, and inside
 * those perhaps further axes of the result. A sum over rows so runs along the rows, adding to all
 * elements of the result at once.
 */
record Nesting(List<Integer> outer, List<Integer> folded, List<Integer> inner) {
  /** Below this extent a row of the result is no better run along than across. */
  private static final int SHORT = 8;

  Nesting {
    outer = List.copyOf(outer);
    folded = List.copyOf(folded);
    inner = List.copyOf(inner);
  }

  /** All axes, outermost first. */
  List<Integer> order() {
    List<Integer> order = new ArrayList<>(outer);
    order.addAll(folded);
    order.addAll(inner);
    return order;
  }

  static Nesting of(
      Computation computation, List<Expr> operands, Shape result, Computations computations) {
    int rank = Computations.space(computation, result.extents()).size();
    if (!(computation instanceof Pointwise pointwise) || pointwise.fold().isEmpty()) {
      return new Nesting(axes(0, rank), List.of(), List.of());
    }
    int inner = innerAxes(pointwise, operands, result, computations);
    return new Nesting(
        axes(0, result.rank() - inner),
        axes(result.rank(), rank),
        axes(result.rank() - inner, result.rank()));
  }

  private static List<Integer> axes(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** How many of the result's last axes all reads of most axes run along innermost. */
  private static int innerAxes(
      Pointwise pointwise, List<Expr> operands, Shape result, Computations computations) {
    Fold fold = pointwise.fold().orElseThrow();
    if (fold == Fold.ARGMAX || fold == Fold.ARGMIN) {
      return 0;
    }
    List<Extent> space = Computations.space(pointwise, result.extents());
    List<List<Affine>> loads =
        Loads.of(pointwise.value(), operands, space).at().stream()
            .map(load -> computations.source(operands.get(load.operand()), load.coordinates()).at())
            .toList();
    int most = loads.stream().mapToInt(load -> axesOf(load).size()).max().orElse(0);
    int inner =
        loads.stream()
            .filter(load -> axesOf(load).size() == most)
            .map(load -> trailing(load, result.rank()))
            .min(Comparator.naturalOrder())
            .orElse(0);
    return isShort(result, inner) ? 0 : inner;
  }

  private static List<Integer> axesOf(List<Affine> load) {
    return load.stream()
        .flatMap(c -> c.coefficients().keySet().stream())
        .filter(axis -> !Scope.isIndex(axis))
        .distinct()
        .toList();
  }

  /**
   * How many of the load's last coordinates are the result's last axes, in their order; the last of
   * them may move with folded axes too, as windows do.
   */
  private static int trailing(List<Affine> coordinates, int rank) {
    int count = 0;
    while (count < Math.min(rank, coordinates.size())
        && runs(coordinates.get(coordinates.size() - 1 - count), rank - 1 - count, rank)) {
      count++;
    }
    return count;
  }

  private static boolean runs(Affine coordinate, int axis, int rank) {
    return coordinate.coefficients().containsKey(axis)
        && coordinate.coefficients().keySet().stream().allMatch(a -> a == axis || a >= rank);
  }

  private static boolean isShort(Shape result, int inner) {
    Extent length =
        result.extents().subList(result.rank() - inner, result.rank()).stream()
            .reduce(Extent.ONE, Extent::times);
    OptionalLong constant = length.constant();
    return constant.isPresent() && constant.getAsLong() < SHORT;
  }

  /** Whether what depends on just these axes can be computed outside all other loops. */
  boolean isHoistable(Set<Integer> axes) {
    return axes.containsAll(order().subList(0, axes.size()));
  }

  /** Whether the scalar expression is one load of the operand as it lies. */
  static boolean isCopy(Scalar value) {
    return value instanceof Scalar.LoadSamePlace;
  }
}
