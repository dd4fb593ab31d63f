package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Leaves;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code a * (b * x) -> (a b) * x} for literals a and b, whose product is exact. */
final class MergeConstantFactors implements Rewrite {
  /** Longer decimals are not worth their exactness. */
  private static final int MOST_DIGITS = 60;

  private record Scaled(BigDecimal factor, Expr rest) {}

  @Override
  public Optional<Expr> apply(Expr expr) {
    return scaled(expr)
        .flatMap(
            outer ->
                scaled(outer.rest)
                    .map(inner -> new Scaled(outer.factor.multiply(inner.factor), inner.rest)))
        .filter(both -> both.factor.precision() <= MOST_DIGITS)
        .map(both -> times(both.factor.toString(), both.rest));
  }

  private static Optional<Scaled> scaled(Expr expr) {
    return is(expr, Binary.MULTIPLY)
        ? scaled(expr.operand(0), expr.operand(1))
            .or(() -> scaled(expr.operand(1), expr.operand(0)))
        : Optional.empty();
  }

  private static Optional<Scaled> scaled(Expr factor, Expr rest) {
    return Leaves.constant(factor)
        .filter(text -> !text.endsWith("Infinity") && !text.equals("NaN"))
        .map(text -> new Scaled(new BigDecimal(text), rest));
  }
}
