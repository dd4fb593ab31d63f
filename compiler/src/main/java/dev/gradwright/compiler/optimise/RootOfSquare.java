package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code sqrt(x^2) -> |x|}: x^2 may overflow, and the slope at 0 becomes 0 instead of NaN. */
final class RootOfSquare implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Unary.SQRT)) {
      return Optional.empty();
    }
    Expr y = expr.operand(0);
    boolean square =
        is(y, Unary.SQUARE)
            || is(y, Binary.MULTIPLY) && y.operand(0) == y.operand(1)
            || is(y, Binary.POWER) && isConstant(y.operand(1), "2");
    return square ? Optional.of(abs(y.operand(0))) : Optional.empty();
  }
}
