package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code log(sum exp x) -> m + log(sum exp(x - m))} with m the largest x, a constant for
 * derivatives: no x is too large.
 */
final class ShiftLogSumExp implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Unary.LOG)
        || !(expr.operand(0).operator() instanceof Sum sum)
        || !is(expr.operand(0).operand(0), Unary.EXP)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0).operand(0);
    if (Shift.isShifted(x)) {
      return Optional.empty();
    }
    return Optional.of(expr.table().from(Shift.steady(expr), () -> shifted(x, sum)));
  }

  private static Expr shifted(Expr x, Sum sum) {
    Expr m = Shift.of(x, sum.axes());
    Expr shifted = minus(x, Rearrange.spread(m, x.shape(), sum.axes()));
    return plus(m, log(Totals.sum(exp(shifted), sum.axes())));
  }
}
