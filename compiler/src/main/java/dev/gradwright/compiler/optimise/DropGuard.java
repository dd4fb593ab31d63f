package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Extreme;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Unary;
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
    boolean plain = y.facts().finite() || x.facts().isNonZero() || isShiftedExponential(y);
    return plain ? Optional.of(times(x, y)) : Optional.empty();
  }

  /** {@code exp(z - max z)}, which is at most 1. */
  private static boolean isShiftedExponential(Expr y) {
    if (!is(y, Unary.EXP) || !is(y.operand(0), Binary.SUBTRACT)) {
      return false;
    }
    Expr z = y.operand(0).operand(0);
    Expr shift = y.operand(0).operand(1);
    boolean byMaximum =
        shift.operator() instanceof Broadcast
            && shift.operand(0).operator() instanceof Extreme extreme
            && extreme.kind() == Extreme.Kind.MAX
            && shift.operand(0).operand(0) == z
            && shift == Rearrange.spread(shift.operand(0), z.shape(), extreme.axes());
    return byMaximum && z.facts().finite();
  }
}
