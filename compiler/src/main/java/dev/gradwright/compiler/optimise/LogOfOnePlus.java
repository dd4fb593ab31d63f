package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.log1p;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code log(1 + x) -> log1p(x)}, {@code log(1 - x) -> log1p(-x)}: no digits of a small x are lost.
 */
final class LogOfOnePlus implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Unary.LOG)) {
      return Optional.empty();
    }
    Expr y = expr.operand(0);
    if (is(y, Binary.SUBTRACT) && isConstant(y.operand(0), "1")) {
      return restated(expr, negate(y.operand(1)));
    }
    if (!is(y, Binary.ADD)) {
      return Optional.empty();
    }
    return isConstant(y.operand(0), "1")
        ? restated(expr, y.operand(1))
        : isConstant(y.operand(1), "1") ? restated(expr, y.operand(0)) : Optional.empty();
  }

  private static Optional<Expr> restated(Expr expr, Expr y) {
    ExprTable table = expr.table();
    Optional<Origin> origin = table.origin(expr).map(o -> o.as(Origin.Form.RESTATED));
    return Optional.of(table.from(origin, () -> log1p(y)));
  }
}
