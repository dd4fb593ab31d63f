package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code log(logistic x) -> -softplus(-x)}. */
final class LogOfLogistic implements Rewrite {
  private final Logistic logistic;

  LogOfLogistic(Logistic logistic) {
    this.logistic = logistic;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Unary.LOG)
        ? logistic.argument(expr.operand(0)).map(x -> negate(logistic.softplus(negate(x))))
        : Optional.empty();
  }
}
