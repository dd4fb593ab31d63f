package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/** Exponentials of which the largest is 1: {@code exp(x - max x)}. */
final class Shifted {
  private Shifted() {}

  /** Whether, wherever one goes along the axes, one of the values there is exactly 1. */
  static boolean reachesOne(Expr e, List<Integer> axes) {
    if (e.operator() != Unary.EXP || e.operand(0).operator() != Binary.SUBTRACT) {
      return false;
    }
    Expr x = e.operand(0).operand(0);
    Expr repeated = e.operand(0).operand(1);
    Expr single = repeated.operator() instanceof Broadcast ? repeated.operand(0) : repeated;
    Expr largest = single;
    while (largest.operator() instanceof Stop || largest.operator() instanceof Marker) {
      largest = largest.operand(0);
    }
    return largest.operator() instanceof Extreme extreme
        && extreme.kind() == Extreme.Kind.MAX
        && axes.containsAll(extreme.axes())
        && largest.operand(0) == x
        && repeated == Rearrange.spread(single, x.shape(), extreme.axes());
  }
}
