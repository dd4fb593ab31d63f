package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code guarded(x, y) -> x * y} where y is finite or x is not 0. */
final class DropGuard implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.GUARDED)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    return y.facts().finite() || x.facts().isNonZero()
        ? Optional.of(times(x, y))
        : Optional.empty();
  }
}
