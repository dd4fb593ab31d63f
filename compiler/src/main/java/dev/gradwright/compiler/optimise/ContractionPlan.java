package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.optimise.Factors.Factor;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cheapest way to contract factors two at a time: for each set of them, the least number of
 * products over all ways to part it in two.
 */
final class ContractionPlan {
  /** What a dim that is known at run time alone is taken for. */
  private static final long USUAL = 64;

  /** A set of factors as bits, the labels that are left, and how it is made. */
  private record Part(int left, int right, List<Integer> labels, double cost) {}

  private final List<Factor> factors;
  private final List<Integer> result;
  private final Shape space;
  private final Map<Integer, Part> parts = new HashMap<>();

  ContractionPlan(List<Factor> factors, List<Integer> result, Shape space) {
    this.factors = factors;
    this.result = result;
    this.space = space;
    int all = 1 << factors.size();
    for (int set = 1; set < all; set++) {
      parts.put(set, best(set));
    }
  }

  /** How many products it takes. */
  double cost() {
    return parts.get((1 << factors.size()) - 1).cost;
  }

  /** How many products it takes all at once. */
  double costAtOnce() {
    return (factors.size() - 1) * size(labels((1 << factors.size()) - 1));
  }

  Expr build() {
    int all = (1 << factors.size()) - 1;
    Part whole = parts.get(all);
    return contract(whole, result);
  }

  private Part best(int set) {
    List<Integer> kept = kept(set);
    if (Integer.bitCount(set) == 1) {
      return new Part(0, 0, kept, 0);
    }
    double size = 0;
    Part best = new Part(0, 0, kept, Double.POSITIVE_INFINITY);
    for (int left = (set - 1) & set; left > 0; left = (left - 1) & set) {
      int right = set & ~left;
      if (left > right) {
        continue;
      }
      size = size(union(parts.get(left).labels, parts.get(right).labels));
      double cost = parts.get(left).cost + parts.get(right).cost + size;
      if (cost < best.cost) {
        best = new Part(left, right, kept, cost);
      }
    }
    return best;
  }

  /** The labels of the set's factors that are in the result or in another factor. */
  private List<Integer> kept(int set) {
    List<Integer> outside = union(result, labels(((1 << factors.size()) - 1) & ~set));
    return labels(set).stream().filter(outside::contains).toList();
  }

  private List<Integer> labels(int set) {
    List<Integer> labels = List.of();
    for (int i = 0; i < factors.size(); i++) {
      labels = (set >> i & 1) == 1 ? union(labels, factors.get(i).labels()) : labels;
    }
    return labels;
  }

  private static List<Integer> union(List<Integer> some, List<Integer> others) {
    List<Integer> union = new ArrayList<>(some);
    others.stream().filter(label -> !union.contains(label)).forEach(union::add);
    union.sort(null);
    return union;
  }

  private double size(List<Integer> labels) {
    return labels.stream()
        .mapToDouble(l -> space.extent(l).evaluate(dim -> USUAL))
        .reduce(1, (a, b) -> a * Math.max(1, b));
  }

  private Expr contract(Part part, List<Integer> labels) {
    Factor left = made(part.left, part.right, labels);
    Factor right = made(part.right, part.left, labels);
    return Totals.contract(left.tensor(), left.labels(), right.tensor(), right.labels(), labels);
  }

  /** A part of a pair, summed over what neither the other part nor the result has. */
  private Factor made(int set, int other, List<Integer> result) {
    List<Integer> others = union(result, parts.get(other).labels);
    if (Integer.bitCount(set) > 1) {
      List<Integer> labels = parts.get(set).labels;
      return new Factor(contract(parts.get(set), labels), labels);
    }
    Factor factor = factors.get(Integer.numberOfTrailingZeros(set));
    List<Integer> alone = new ArrayList<>();
    for (int axis = 0; axis < factor.labels().size(); axis++) {
      if (!others.contains(factor.labels().get(axis))) {
        alone.add(axis);
      }
    }
    List<Integer> rest = factor.labels().stream().filter(others::contains).toList();
    return new Factor(Totals.sum(factor.tensor(), alone), rest);
  }
}
