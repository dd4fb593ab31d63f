package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code x * (1 / y) -> x / y}, where nothing else wants the reciprocal: one rounding instead of
 * two.
 */
final class DivideInsteadOfReciprocal implements Rewrite {
  private final Demand demand;

  DivideInsteadOfReciprocal(Demand demand) {
    this.demand = demand;
  }

  @Override
  public boolean asksDemand() {
    return true;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.MULTIPLY)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    return isReciprocal(y)
        ? Optional.of(divide(x, y.operand(0)))
        : isReciprocal(x) ? Optional.of(divide(y, x.operand(0))) : Optional.empty();
  }

  private boolean isReciprocal(Expr expr) {
    return is(expr, Unary.RECIPROCAL) && demand.isSingle(expr);
  }
}
