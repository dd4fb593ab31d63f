package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code x * (1 / y) -> x / y}: one rounding instead of two. */
final class DivideInsteadOfReciprocal implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.MULTIPLY)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    return is(y, Unary.RECIPROCAL)
        ? Optional.of(divide(x, y.operand(0)))
        : is(x, Unary.RECIPROCAL) ? Optional.of(divide(y, x.operand(0))) : Optional.empty();
  }
}
