package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum over i, k of x[i, k] * y[k, j] -> sum over k of (sum over i of x[i, k]) * y[k, j]}: an
 * axis that one factor alone has is summed before the contraction, one that both have by it.
 */
final class SumBeforeContraction implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum)
        || !(expr.operand(0).operator() instanceof Contraction contraction)) {
      return Optional.empty();
    }
    List<Integer> labels = new ArrayList<>(contraction.result());
    List<Integer> summed = sum.axes().stream().map(labels::get).toList();
    labels.removeAll(summed);
    Expr product = expr.operand(0);
    Factors.Factor x = alone(product.operand(0), contraction.left(), contraction.right(), summed);
    Factors.Factor y = alone(product.operand(1), contraction.right(), contraction.left(), summed);
    return Optional.of(Totals.contract(x.tensor(), x.labels(), y.tensor(), y.labels(), labels));
  }

  /** The factor without the summed axes that the other lacks. */
  private static Factors.Factor alone(
      Expr factor, List<Integer> own, List<Integer> other, List<Integer> summed) {
    List<Integer> rest = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < own.size(); axis++) {
      int label = own.get(axis);
      boolean isAlone = summed.contains(label) && !other.contains(label);
      (isAlone ? axes : rest).add(isAlone ? axis : label);
    }
    return new Factors.Factor(Totals.sum(factor, axes), rest);
  }
}
