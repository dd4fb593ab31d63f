package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.optimise.Factors.Factor;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum over k, l of x[i, k] * y[k, l] * z[l, j]} becomes contractions of two tensors at a
 * time, in the order that takes the fewest products, where that are fewer than all at once take.
 */
final class ContractPairwise implements Rewrite {
  /** Beyond this the number of orders is too large to try. */
  private static final int MOST = 10;

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum) || !expr.type().isReal()) {
      return Optional.empty();
    }
    Expr product = expr.operand(0);
    List<Integer> result = Match.axes(product);
    result.removeAll(sum.axes());
    return Factors.of(product, MOST)
        .filter(factors -> factors.size() > 2 && cover(factors, Match.axes(product)))
        .map(factors -> new ContractionPlan(factors, result, product.shape()))
        .filter(plan -> plan.cost() < plan.costAtOnce())
        .map(ContractionPlan::build);
  }

  private static boolean cover(List<Factor> factors, List<Integer> axes) {
    return axes.stream()
        .allMatch(axis -> factors.stream().anyMatch(factor -> factor.labels().contains(axis)));
  }
}
