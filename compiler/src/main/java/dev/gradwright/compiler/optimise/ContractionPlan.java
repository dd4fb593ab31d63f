package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.optimise.Factors.Factor;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cheapest way to contract factors two at a time: for each set of them, the least number of
 * products over all ways to part it in two. Sets of factors and of labels are bits.
 */
final class ContractionPlan {
  /** What a dim that is known at run time alone is taken for. */
  static final long USUAL = 64;

  /**
   * The two sets that a set is made of, the labels that it leaves, and how many products it takes.
   */
  private record Part(int left, int right, int labels, double cost) {}

  private final List<Factor> factors;
  private final int result;
  private final double[] extents;
  private final Part[] parts;

  ContractionPlan(List<Factor> factors, List<Integer> result, Shape space) {
    this.factors = factors;
    this.result = bits(result);
    this.extents = space.extents().stream().mapToDouble(ContractionPlan::usual).toArray();
    this.parts = new Part[1 << factors.size()];
    for (int set = 1; set < parts.length; set++) {
      parts[set] = best(set);
    }
  }

  private static double usual(Extent extent) {
    return Math.max(1, extent.evaluate(dim -> USUAL));
  }

  private static int bits(List<Integer> labels) {
    return labels.stream().mapToInt(label -> 1 << label).reduce(0, (a, b) -> a | b);
  }

  /** How many products it takes. */
  double cost() {
    return parts[all()].cost;
  }

  /** How many products it takes all at once. */
  double costAtOnce() {
    return (factors.size() - 1) * size(labels(all()));
  }

  private int all() {
    return parts.length - 1;
  }

  private Part best(int set) {
    int kept = labels(set) & (result | labels(all() & ~set));
    Part best = new Part(0, 0, kept, Integer.bitCount(set) == 1 ? 0 : Double.POSITIVE_INFINITY);
    for (int left = (set - 1) & set; left > 0; left = (left - 1) & set) {
      int right = set & ~left;
      if (left < right) {
        double own = size(parts[left].labels | parts[right].labels);
        double cost = parts[left].cost + parts[right].cost + own;
        best = cost < best.cost ? new Part(left, right, kept, cost) : best;
      }
    }
    return best;
  }

  private int labels(int set) {
    int labels = 0;
    for (int i = 0; i < factors.size(); i++) {
      labels |= (set >> i & 1) == 1 ? bits(factors.get(i).labels()) : 0;
    }
    return labels;
  }

  private double size(int labels) {
    double size = 1;
    for (int label = 0; label < extents.length; label++) {
      size *= (labels >> label & 1) == 1 ? extents[label] : 1;
    }
    return size;
  }

  /** The contractions, the last of which has the labels of the result in rising order. */
  Expr build() {
    return contract(parts[all()], result);
  }

  private Expr contract(Part part, int labels) {
    Factor left = made(part.left, parts[part.right].labels | labels);
    Factor right = made(part.right, parts[part.left].labels | labels);
    return Totals.contract(
        left.tensor(), left.labels(), right.tensor(), right.labels(), rising(labels));
  }

  private static List<Integer> rising(int labels) {
    return IntStream.range(0, Integer.SIZE).filter(l -> (labels >> l & 1) == 1).boxed().toList();
  }

  /** A part of a pair, summed over what no other needs. */
  private Factor made(int set, int needed) {
    if (Integer.bitCount(set) > 1) {
      int labels = parts[set].labels;
      return new Factor(contract(parts[set], labels), rising(labels));
    }
    Factor factor = factors.get(Integer.numberOfTrailingZeros(set));
    List<Integer> alone = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int axis = 0; axis < factor.labels().size(); axis++) {
      int label = factor.labels().get(axis);
      boolean isNeeded = (needed >> label & 1) == 1;
      (isNeeded ? rest : alone).add(isNeeded ? label : axis);
    }
    return new Factor(Totals.sum(factor.tensor(), alone), rest);
  }
}
