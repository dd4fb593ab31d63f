package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Unary;
import java.util.Optional;

/**
 * {@code exp(x) / sum exp(x) -> exp(x - m) / sum exp(x - m)} with m the largest x, a constant for
 * derivatives.
 */
final class ShiftSoftmax implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.DIVIDE) || !is(expr.operand(0), Unary.EXP)) {
      return Optional.empty();
    }
    Expr divisor = expr.operand(1);
    if (!(divisor.operator() instanceof Broadcast)
        || !(divisor.operand(0).operator() instanceof Sum sum)
        || divisor.operand(0).operand(0) != expr.operand(0)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0);
    boolean normalises = divisor == Rearrange.spread(divisor.operand(0), x.shape(), sum.axes());
    if (Shift.isShifted(x) || !normalises) {
      return Optional.empty();
    }
    return Optional.of(expr.table().from(Shift.steady(expr), () -> shifted(x, sum)));
  }

  private static Expr shifted(Expr x, Sum sum) {
    Expr m = Shift.of(x, sum.axes());
    Expr shifted = exp(minus(x, Rearrange.spread(m, x.shape(), sum.axes())));
    Expr total = Totals.sum(shifted, sum.axes());
    return divide(shifted, Rearrange.spread(total, x.shape(), sum.axes()));
  }
}
