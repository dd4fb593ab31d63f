package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;
import java.util.function.UnaryOperator;

/** One pass over expressions after another. */
final class Passes {
  /** Every rewrite makes a formula smaller or moves something outwards: few passes are needed. */
  private static final int MOST = 50;

  private Passes() {}

  /** What the expressions are when a pass changes nothing any more. */
  static List<Expr> untilSettled(List<Expr> roots, UnaryOperator<List<Expr>> pass) {
    List<Expr> current = roots;
    for (int i = 0; i < MOST; i++) {
      List<Expr> next = pass.apply(current);
      if (next.equals(current)) {
        return next;
      }
      current = next;
    }
    return current;
  }
}
