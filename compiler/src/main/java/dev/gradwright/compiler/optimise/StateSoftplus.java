package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code log1p(exp x)} becomes {@code softplus(x) = max(x, 0) + log1p(exp(-|x|))}, with its slope
 * stated: no x is too large.
 */
final class StateSoftplus implements Rewrite {
  private final Logistic logistic;

  StateSoftplus(Logistic logistic) {
    this.logistic = logistic;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Unary.LOG1P)
            && is(expr.operand(0), Unary.EXP)
            && expr.operand(0).operand(0).facts().atMost() > 0
        ? Optional.of(logistic.softplus(expr.operand(0).operand(0)))
        : Optional.empty();
  }
}
