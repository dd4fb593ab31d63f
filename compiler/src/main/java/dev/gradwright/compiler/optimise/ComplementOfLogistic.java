package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code 1 - logistic(x) -> logistic(-x)}: no digits are lost where it is near 0. */
final class ComplementOfLogistic implements Rewrite {
  private final Logistic logistic;

  ComplementOfLogistic(Logistic logistic) {
    this.logistic = logistic;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Binary.SUBTRACT) && isConstant(expr.operand(0), "1")
        ? logistic.argument(expr.operand(1)).map(x -> logistic.of(negate(x)))
        : Optional.empty();
  }
}
