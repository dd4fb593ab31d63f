package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/** {@code log(exp x) -> x} and {@code log(exp(x) / y) -> x - log y}, though exp x overflows. */
final class LogOfExp implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Unary.LOG)) {
      return Optional.empty();
    }
    Expr y = expr.operand(0);
    if (is(y, Unary.EXP)) {
      return Optional.of(y.operand(0));
    }
    return is(y, Binary.DIVIDE) && is(y.operand(0), Unary.EXP)
        ? Optional.of(minus(y.operand(0).operand(0), log(y.operand(1))))
        : Optional.empty();
  }
}
