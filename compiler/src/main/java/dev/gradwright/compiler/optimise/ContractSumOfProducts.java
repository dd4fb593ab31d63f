package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import java.util.List;
import java.util.Optional;

/** {@code sum over k of x[i, k] * y[k, j]}, written by broadcasts, becomes a contraction. */
final class ContractSumOfProducts implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum) || !is(expr.operand(0), Binary.MULTIPLY)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0);
    Expr y = expr.operand(0).operand(1);
    List<Integer> left = labels(x);
    List<Integer> right = labels(y);
    List<Integer> result = Match.axes(expr.operand(0));
    result.removeAll(sum.axes());
    boolean products =
        left.containsAll(sum.axes())
            && right.containsAll(sum.axes())
            && result.stream().anyMatch(label -> !right.contains(label))
            && result.stream().anyMatch(label -> !left.contains(label))
            && result.stream().allMatch(label -> left.contains(label) || right.contains(label));
    return products
        ? Optional.of(Totals.contract(source(x), left, source(y), right, result))
        : Optional.empty();
  }

  /** The axes of the product along which the factor does not repeat. */
  private static List<Integer> labels(Expr factor) {
    return factor.operator() instanceof Broadcast broadcast ? broadcast.axes() : Match.axes(factor);
  }

  private static Expr source(Expr factor) {
    return factor.operator() instanceof Broadcast ? factor.operand(0) : factor;
  }
}
