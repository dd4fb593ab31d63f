package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.ScatterAdd;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows, products of two factors, added up where they overlap.
 *
 * @param labels those of the axes of the windows
 */
record WindowSum(Expr windows, List<Integer> labels, ScatterAdd target) {
  // An element that is added up later is written, read and added meanwhile.
  private static final int MANY_TERMS = 64;

  WindowSum {
    labels = List.copyOf(labels);
  }

  /**
   * An axis of the target.
   *
   * @param label that of the axis of a factor that becomes it
   * @param overlap how windows overlap along it, if they do
   */
  private record Axis(int label, Optional<Overlap> overlap) {}

  /**
   * The same as a convolution, where one factor slides over the other. Along its last axis windows
   * stay, and are added up, where most of what a convolution multiplies there is padding.
   */
  Optional<Expr> convolution(Factor sliding, Factor taps) {
    List<Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < target.places().size(); axis++) {
      int at = axis;
      whole(axis).or(() -> overlapping(at, sliding, taps)).ifPresent(axes::add);
    }
    List<Overlap> overlaps =
        new ArrayList<>(axes.stream().flatMap(axis -> axis.overlap.stream()).toList());
    List<Integer> result = new ArrayList<>(axes.stream().map(Axis::label).toList());
    if (axes.size() < target.places().size() || overlaps.isEmpty()) {
      return Optional.empty();
    }
    Overlap last = overlaps.get(overlaps.size() - 1);
    boolean isAddedUp = last.isMostlyPadding() && terms(taps, result, last) >= MANY_TERMS;
    if (isAddedUp) {
      overlaps.remove(last);
      result.add(first(axes), last.label());
    }
    List<Integer> left = new ArrayList<>(sliding.labels());
    overlaps.forEach(overlap -> left.add(overlap.label()));
    if (overlaps.isEmpty() || !isProduct(left, taps, result)) {
      return Optional.empty();
    }
    Expr sum =
        Totals.contract(
            Overlap.windows(sliding.value(), overlaps), left, taps.value(), taps.labels(), result);
    return Optional.of(isAddedUp ? addedUp(sum, axes, last) : sum);
  }

  /** The number of the first axis along which windows overlap. */
  private static int first(List<Axis> axes) {
    int first = 0;
    while (axes.get(first).overlap.isEmpty()) {
      first++;
    }
    return first;
  }

  /** How many terms each element of the product has that is left to be added up, if known. */
  private static long terms(Factor taps, List<Integer> result, Overlap addedUp) {
    Extent terms = Extent.ONE;
    for (int axis = 0; axis < taps.labels().size(); axis++) {
      int label = taps.labels().get(axis);
      if (!result.contains(label) && label != addedUp.label()) {
        terms = terms.times(taps.value().shape().extent(axis));
      }
    }
    return terms.constant().orElse(0);
  }

  /** Where the axis of the taps comes before the first along which windows overlap. */
  private Expr addedUp(Expr windows, List<Axis> axes, Overlap last) {
    int tap = first(axes);
    List<Place> places = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      int from = axis < tap ? axis : axis + 1;
      boolean isLast = axes.get(axis).overlap.equals(Optional.of(last));
      places.add(isLast ? new Place.At(last.at(from, tap)) : Place.axis(from));
    }
    return windows.table().apply(new ScatterAdd(target.to(), places), windows);
  }

  /** An axis of the windows, all of which is the axis of the target. */
  private Optional<Axis> whole(int axis) {
    return terms(axis)
        .filter(terms -> terms.size() == 1 && terms.containsValue(Extent.ONE))
        .map(terms -> terms.keySet().iterator().next())
        .filter(of -> windows.shape().extent(of).equals(target.to().extent(axis)))
        .map(of -> new Axis(labels.get(of), Optional.empty()));
  }

  /** Two axes of the windows, one of what slides and one of the taps. */
  private Optional<Axis> overlapping(int axis, Factor sliding, Factor taps) {
    return terms(axis)
        .filter(terms -> terms.size() == 2)
        .flatMap(terms -> overlap(terms, target.to().extent(axis), sliding, taps))
        .map(overlap -> new Axis(sliding.labels().get(overlap.axis()), Optional.of(overlap)));
  }

  private Optional<Overlap> overlap(
      Map<Integer, Extent> terms, Extent extent, Factor sliding, Factor taps) {
    List<Integer> axes = List.copyOf(terms.keySet());
    int first = sliding.has(labels.get(axes.get(0))) ? 0 : 1;
    int i = axes.get(first);
    int p = axes.get(1 - first);
    Extent stride = terms.get(i);
    Extent dilation = terms.get(p);
    Extent count = windows.shape().extent(p);
    boolean areApart = !taps.has(labels.get(i)) && !sliding.has(labels.get(p));
    if (!areApart || !isPositive(stride) || !isPositive(dilation) || !isPositive(count)) {
      return Optional.empty();
    }
    int axis = sliding.labels().indexOf(labels.get(i));
    Extent slides = windows.shape().extent(i);
    return Optional.of(new Overlap(extent, axis, labels.get(p), slides, stride, count, dilation));
  }

  private static boolean isPositive(Extent extent) {
    return extent.constant().isPresent() && extent.constant().getAsLong() > 0;
  }

  /** The axes of the windows that make up one of the target, from 0 on. */
  private Optional<Map<Integer, Extent>> terms(int axis) {
    return target.places().get(axis) instanceof Place.At at
            && at.index().offset().equals(Extent.ZERO)
        ? Optional.of(at.index().coefficients())
        : Optional.empty();
  }

  /** Whether no axis is used twice, and all that the result lacks is in both factors. */
  private static boolean isProduct(List<Integer> left, Factor right, List<Integer> result) {
    return result.stream().distinct().count() == result.size()
        && left.stream().distinct().count() == left.size()
        && left.stream().allMatch(label -> right.has(label) || result.contains(label))
        && right.labels().stream()
            .allMatch(label -> left.contains(label) || result.contains(label));
  }
}
