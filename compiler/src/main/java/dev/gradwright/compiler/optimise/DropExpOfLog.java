package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code exp(log x) -> x} where x is not negative. */
final class DropExpOfLog implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Unary.EXP)
            && is(expr.operand(0), Unary.LOG)
            && expr.operand(0).operand(0).facts().isNonNegative()
        ? Optional.of(expr.operand(0).operand(0))
        : Optional.empty();
  }
}
