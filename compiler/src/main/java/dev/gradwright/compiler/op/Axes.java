package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The axes of a tensor parted into those a reduction keeps and those it folds. */
record Axes(int rank, List<Integer> folded) {
  static boolean areAxes(List<Integer> axes, int rank) {
    boolean rising = IntStream.range(1, axes.size()).allMatch(i -> axes.get(i - 1) < axes.get(i));
    return rising && axes.stream().allMatch(axis -> 0 <= axis && axis < rank);
  }

  /** The option of operators that go along the last axis unless told otherwise. */
  static List<String> optionUnlessLast(int axis, TensorType x) {
    return axis == x.rank() - 1 ? List.of() : List.of("axis = " + axis);
  }

  static List<Integer> all(int rank) {
    List<Integer> all = new ArrayList<>(rank);
    for (int axis = 0; axis < rank; axis++) {
      all.add(axis);
    }
    return List.copyOf(all);
  }

  List<Integer> kept() {
    List<Integer> kept = new ArrayList<>(all(rank));
    kept.removeAll(folded);
    return kept;
  }

  Shape keptOf(Shape shape) {
    return new Shape(kept().stream().map(shape::extent).toList());
  }

  private List<Extent> foldedOf(Shape shape) {
    return folded.stream().map(shape::extent).toList();
  }

  /** {@code fold over k of x[i, k]}, k being the indices of the axes. */
  static Computation fold(Fold fold, TensorType x, List<Integer> axes) {
    Axes parted = new Axes(x.rank(), axes);
    return Computation.Pointwise.folding(fold, parted.foldedOf(x.shape()), parted.load(x));
  }

  /** The operand's element where the result's indices come first and the folded ones after. */
  private Scalar load(TensorType type) {
    List<Integer> kept = kept();
    List<Coordinate> coordinates = new ArrayList<>(Collections.nCopies(rank, null));
    for (int i = 0; i < rank; i++) {
      int place = kept.indexOf(i);
      coordinates.set(i, Coordinate.axis(place >= 0 ? place : kept.size() + folded.indexOf(i)));
    }
    return new Scalar.Load(0, coordinates, type.element());
  }
}
