package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code x / x -> 1} and {@code (x * y) / y -> x} where the divisor is not 0 nor infinite. */
final class CancelQuotient implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.DIVIDE)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    if (!y.facts().isNonZero() || !y.facts().finite()) {
      return Optional.empty();
    }
    if (x == y) {
      return Optional.of(one(x));
    }
    if (!is(x, Binary.MULTIPLY)) {
      return Optional.empty();
    }
    return x.operand(1) == y
        ? Optional.of(x.operand(0))
        : x.operand(0) == y ? Optional.of(x.operand(1)) : Optional.empty();
  }
}
