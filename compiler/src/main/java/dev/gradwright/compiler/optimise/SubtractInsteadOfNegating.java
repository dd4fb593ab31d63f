package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code x + -y -> x - y}, {@code -x + y -> y - x}, {@code x - -y -> x + y}, {@code -(x - y)}
 * stays: it may be -0.
 */
final class SubtractInsteadOfNegating implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (is(expr, Binary.ADD) && is(expr.operand(1), Unary.NEGATE)) {
      return Optional.of(minus(expr.operand(0), expr.operand(1).operand(0)));
    }
    if (is(expr, Binary.ADD) && is(expr.operand(0), Unary.NEGATE)) {
      return Optional.of(minus(expr.operand(1), expr.operand(0).operand(0)));
    }
    if (is(expr, Binary.SUBTRACT) && is(expr.operand(1), Unary.NEGATE)) {
      return Optional.of(plus(expr.operand(0), expr.operand(1).operand(0)));
    }
    return Optional.empty();
  }
}
