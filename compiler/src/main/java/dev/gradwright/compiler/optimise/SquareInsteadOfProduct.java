package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code x * x -> x^2}, which is known not to be negative. */
final class SquareInsteadOfProduct implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Binary.MULTIPLY) && expr.operand(0) == expr.operand(1)
        ? Optional.of(square(expr.operand(0)))
        : Optional.empty();
  }
}
