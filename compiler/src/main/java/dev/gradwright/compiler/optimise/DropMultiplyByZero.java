package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.zerosLike;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/**
 * {@code x * 0 -> 0} where x is positive and finite: else it may be -0 or NaN; {@code 0 * x -> 0}
 * where that is guarded.
 */
final class DropMultiplyByZero implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (is(expr, Binary.GUARDED)) {
      return isConstant(expr.operand(0), "0") ? Optional.of(expr.operand(0)) : Optional.empty();
    }
    if (!is(expr, Binary.MULTIPLY)) {
      return Optional.empty();
    }
    boolean fires =
        isConstant(expr.operand(1), "0") && isSafe(expr.operand(0))
            || isConstant(expr.operand(0), "0") && isSafe(expr.operand(1));
    return fires ? Optional.of(zerosLike(expr)) : Optional.empty();
  }

  private static boolean isSafe(Expr x) {
    boolean positive = x.facts().isNonZero() && x.facts().isNonNegative();
    return !x.type().isReal() || positive && x.facts().finite();
  }
}
