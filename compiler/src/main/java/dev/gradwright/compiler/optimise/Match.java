package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Questions that rewrites ask. */
final class Match {
  private Match() {}

  /** Whether the expression is an application of that row. */
  static boolean is(Expr expr, Operator row) {
    return expr.operator() == row;
  }

  /** Whether all elements are that literal. */
  static boolean isConstant(Expr expr, String decimal) {
    return Leaves.constant(expr).equals(Optional.of(decimal));
  }

  /** All axes, to be thinned out. */
  static List<Integer> axes(Expr expr) {
    return new ArrayList<>(IntStream.range(0, expr.type().rank()).boxed().toList());
  }
}
