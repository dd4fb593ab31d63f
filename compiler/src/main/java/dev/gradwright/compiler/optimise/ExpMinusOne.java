package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.expm1;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code exp(x) - 1 -> expm1(x)}, {@code 1 - exp(x) -> -expm1(x)}: no digits of a small x are lost.
 */
final class ExpMinusOne implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.SUBTRACT)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    if (is(x, Unary.EXP) && isConstant(y, "1")) {
      return Optional.of(expm1(x.operand(0)));
    }
    return is(y, Unary.EXP) && isConstant(x, "1")
        ? Optional.of(negate(expm1(y.operand(0))))
        : Optional.empty();
  }
}
