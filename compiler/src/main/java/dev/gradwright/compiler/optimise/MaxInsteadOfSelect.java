package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Comparison;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Select;
import java.util.Optional;

/** {@code x > c ? x : c -> max(x, c)} where x is not NaN and c a constant that is no zero but 0. */
final class MaxInsteadOfSelect implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Select) || !is(expr.operand(0), Comparison.LESS)) {
      return Optional.empty();
    }
    Expr smaller = expr.operand(0).operand(0);
    Expr x = expr.operand(0).operand(1);
    Optional<String> constant = Leaves.constant(smaller);
    boolean fits = expr.operand(1) == x && expr.operand(2) == smaller && x.facts().number();
    return fits && constant.isPresent() && !constant.get().equals("-0")
        ? Optional.of(max(x, smaller))
        : Optional.empty();
  }
}
