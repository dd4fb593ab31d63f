package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code 1 / (1 + exp(-x))} and {@code exp(x) / (1 + exp(x))} become the logistic function, with
 * its slope stated.
 */
final class StateLogistic implements Rewrite {
  private final Logistic logistic;

  StateLogistic(Logistic logistic) {
    this.logistic = logistic;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (is(expr, Unary.RECIPROCAL)) {
      return exponent(expr.operand(0)).map(z -> logistic.of(negate(z)));
    }
    if (!is(expr, Binary.DIVIDE)) {
      return Optional.empty();
    }
    Optional<Expr> z = exponent(expr.operand(1));
    Expr x = expr.operand(0);
    if (isConstant(x, "1")) {
      return z.map(e -> logistic.of(negate(e)));
    }
    return z.filter(e -> is(x, Unary.EXP) && x.operand(0) == e).map(logistic::of);
  }

  /** The z of {@code 1 + exp z}. */
  private static Optional<Expr> exponent(Expr y) {
    if (!is(y, Binary.ADD)) {
      return Optional.empty();
    }
    int other = isConstant(y.operand(0), "1") ? 1 : 0;
    boolean fits = isConstant(y.operand(1 - other), "1") && is(y.operand(other), Unary.EXP);
    return fits ? Optional.of(y.operand(other).operand(0)) : Optional.empty();
  }
}
