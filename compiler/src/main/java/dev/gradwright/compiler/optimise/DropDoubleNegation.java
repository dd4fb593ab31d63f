package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code -(-x) -> x}. */
final class DropDoubleNegation implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Unary.NEGATE) && is(expr.operand(0), Unary.NEGATE)
        ? Optional.of(expr.operand(0).operand(0))
        : Optional.empty();
  }
}
