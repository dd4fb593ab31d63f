package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * What is added up by the expression, from left to right: by itself, and by those of its terms
   * that may be taken apart, as long as there are fewer than {@code most}.
   */
  static List<Expr> terms(Expr expr, int most, Predicate<Expr> isTakenApart) {
    List<Expr> terms = new ArrayList<>(List.of(expr));
    for (int i = 0; i < terms.size(); ) {
      Expr term = terms.get(i);
      if (is(term, Binary.ADD) && terms.size() < most && isTakenApart.test(term)) {
        terms.remove(i);
        terms.addAll(i, term.operands());
      } else {
        i++;
      }
    }
    return terms;
  }

  /** All axes, to be thinned out. */
  static List<Integer> axes(Expr expr) {
    return new ArrayList<>(IntStream.range(0, expr.type().rank()).boxed().toList());
  }
}
