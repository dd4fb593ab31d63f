package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code sqrt(x)^2 -> x} where x is not negative. */
final class DropSquareOfRoot implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Unary.SQUARE)
            && is(expr.operand(0), Unary.SQRT)
            && expr.operand(0).operand(0).facts().isNonNegative()
        ? Optional.of(expr.operand(0).operand(0))
        : Optional.empty();
  }
}
