package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.ScatterAdd;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code x[t] = sum over s*i + d*p = t of (sum over o of a[o, i] * b[o, p])}, the adjoint of a
 * convolution, is a convolution of a with zeros around and between its elements: {@code sum over o,
 * p of a'[o, t - d*p] * b[o, p]}. The windows are never laid out, and nothing is added in place.
 */
final class ConvolveInsteadOfOverlapping implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof ScatterAdd scatter)
        || !(expr.operand(0).operator() instanceof Contraction c)) {
      return Optional.empty();
    }
    Expr windows = expr.operand(0);
    return new Sliding(
            windows.operand(0), c.left(), windows.operand(1), c.right(), windows, c.result())
        .over(scatter)
        .or(
            () ->
                new Sliding(
                        windows.operand(1),
                        c.right(),
                        windows.operand(0),
                        c.left(),
                        windows,
                        c.result())
                    .over(scatter));
  }

  /** One factor of the windows slides over the taps, the other factor. */
  private record Sliding(
      Expr sliding,
      List<Integer> moved,
      Expr taps,
      List<Integer> fixed,
      Expr windows,
      List<Integer> labels) {

    Optional<Expr> over(ScatterAdd scatter) {
      List<Integer> result = new ArrayList<>();
      List<Overlap> overlaps = new ArrayList<>();
      for (int axis = 0; axis < scatter.places().size(); axis++) {
        Optional<Integer> plain = plain(scatter, axis);
        Optional<Overlap> overlap = plain.isPresent() ? Optional.empty() : overlap(scatter, axis);
        if (plain.isEmpty() && overlap.isEmpty()) {
          return Optional.empty();
        }
        overlap.ifPresent(overlaps::add);
        result.add(plain.orElseGet(() -> moved.get(overlap.orElseThrow().axis())));
      }
      List<Integer> left = new ArrayList<>(moved);
      overlaps.forEach(overlap -> left.add(overlap.label()));
      return fits(left, result) && !overlaps.isEmpty()
          ? Optional.of(
              Totals.contract(Overlap.windows(sliding, overlaps), left, taps, fixed, result))
          : Optional.empty();
    }

    /** The label of an axis of the windows, all of which is an axis of the target. */
    private Optional<Integer> plain(ScatterAdd scatter, int axis) {
      return terms(scatter, axis)
          .filter(terms -> terms.size() == 1 && terms.containsValue(Extent.ONE))
          .map(terms -> terms.keySet().iterator().next())
          .filter(of -> windows.shape().extent(of).equals(scatter.to().extent(axis)))
          .map(labels::get);
    }

    private Optional<Overlap> overlap(ScatterAdd scatter, int axis) {
      return terms(scatter, axis)
          .filter(terms -> terms.size() == 2)
          .flatMap(terms -> overlap(terms, scatter.to().extent(axis)));
    }

    private Optional<Overlap> overlap(Map<Integer, Extent> terms, Extent extent) {
      List<Integer> axes = List.copyOf(terms.keySet());
      int first = moved.contains(labels.get(axes.get(0))) ? 0 : 1;
      int i = axes.get(first);
      int p = axes.get(1 - first);
      Extent count = windows.shape().extent(p);
      boolean apart =
          !fixed.contains(labels.get(i))
              && !moved.contains(labels.get(p))
              && List.of(terms.get(i), terms.get(p), count).stream().allMatch(this::isPositive);
      return apart
          ? Optional.of(
              new Overlap(
                  extent,
                  moved.indexOf(labels.get(i)),
                  labels.get(p),
                  terms.get(i),
                  count,
                  terms.get(p)))
          : Optional.empty();
    }

    private boolean isPositive(Extent extent) {
      return extent.constant().isPresent() && extent.constant().getAsLong() > 0;
    }

    /** The axes of the windows that make up one of the target, from 0 on. */
    private static Optional<Map<Integer, Extent>> terms(ScatterAdd scatter, int axis) {
      return scatter.places().get(axis) instanceof Place.At at
              && at.index().offset().equals(Extent.ZERO)
          ? Optional.of(at.index().coefficients())
          : Optional.empty();
    }

    /** Whether no axis is used twice, and all that the target lacks is in both factors. */
    private boolean fits(List<Integer> left, List<Integer> result) {
      return result.stream().distinct().count() == result.size()
          && left.stream().distinct().count() == left.size()
          && left.stream().allMatch(label -> fixed.contains(label) || result.contains(label))
          && fixed.stream().allMatch(label -> left.contains(label) || result.contains(label));
    }
  }
}
