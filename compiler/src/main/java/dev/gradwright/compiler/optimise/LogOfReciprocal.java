package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code log(1 / x) -> -log x}. */
final class LogOfReciprocal implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Unary.LOG)) {
      return Optional.empty();
    }
    Expr y = expr.operand(0);
    if (is(y, Unary.RECIPROCAL)) {
      return Optional.of(negate(log(y.operand(0))));
    }
    return is(y, Binary.DIVIDE) && isConstant(y.operand(0), "1")
        ? Optional.of(negate(log(y.operand(1))))
        : Optional.empty();
  }
}
