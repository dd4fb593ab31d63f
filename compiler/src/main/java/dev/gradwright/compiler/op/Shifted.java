package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;
import java.util.Optional;

/** Differences of which the largest is 0: {@code x - max x}. */
final class Shifted {
  private Shifted() {}

  /** Whether, wherever one goes along the axes, one of the values of {@code e} is exp(0). */
  static boolean reachesOne(Expr e, List<Integer> axes) {
    return e.operator() == Unary.EXP
        && e.operand(0).operator() == Binary.SUBTRACT
        && axes(e.operand(0).operand(0), e.operand(0).operand(1))
            .filter(axes::containsAll)
            .isPresent();
  }

  /** The axes along which the second is the largest of the first, repeated; empty if it is not. */
  static Optional<List<Integer>> axes(Expr x, Expr repeated) {
    Expr single = repeated.operator() instanceof Broadcast ? repeated.operand(0) : repeated;
    Expr largest = single;
    while (largest.operator() instanceof Stop || largest.operator() instanceof Marker) {
      largest = largest.operand(0);
    }
    return largest.operator() instanceof Extreme extreme
            && extreme.kind() == Extreme.Kind.MAX
            && largest.operand(0) == x
            && repeated == Rearrange.spread(single, x.shape(), extreme.axes())
        ? Optional.of(extreme.axes())
        : Optional.empty();
  }
}
