package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code x - 0 -> x}, and {@code x + 0 -> x} where x cannot be -0, of which the sum is 0. */
final class DropAddZero implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (is(expr, Binary.SUBTRACT) && isConstant(expr.operand(1), "0")) {
      return Optional.of(expr.operand(0));
    }
    if (!is(expr, Binary.ADD)) {
      return Optional.empty();
    }
    return isConstant(expr.operand(1), "0")
        ? unlessMinusZero(expr.operand(0))
        : isConstant(expr.operand(0), "0") ? unlessMinusZero(expr.operand(1)) : Optional.empty();
  }

  private static Optional<Expr> unlessMinusZero(Expr x) {
    boolean safe = !x.type().isReal() || x.facts().isNonZero() || is(x, Unary.EXP);
    return safe ? Optional.of(x) : Optional.empty();
  }
}
