package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.zerosLike;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Extreme;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Select;
import dev.gradwright.compiler.op.Stop;
import dev.gradwright.compiler.op.Totals;
import java.util.List;
import java.util.Optional;

/** The amount by which exponents are shifted so that none overflows. */
final class Shift {
  private Shift() {}

  /** Where a formula comes from that is put in place of another, to be steadier. */
  static Optional<Origin> steady(Expr expr) {
    return expr.table().origin(expr).map(origin -> origin.as(Origin.Form.STEADY));
  }

  /** The largest x over the axes, or 0 where that is infinite; a constant for derivatives. */
  static Expr of(Expr x, List<Integer> axes) {
    Expr largest = Totals.max(x, axes);
    if (x.facts().finite()) {
      return Leaves.stop(largest);
    }
    Expr isFinite = Formula.less(abs(largest), like(largest, "Infinity"));
    return Leaves.stop(select(isFinite, largest, zerosLike(largest)));
  }

  /** Whether a maximum has been subtracted already. */
  static boolean isShifted(Expr x) {
    if (!is(x, Binary.SUBTRACT)) {
      return false;
    }
    Expr shift = x.operand(1);
    while (shift.operator() instanceof Broadcast || shift.operator() instanceof Stop) {
      shift = shift.operand(0);
    }
    return shift.operator() instanceof Extreme || shift.operator() instanceof Select;
  }
}
