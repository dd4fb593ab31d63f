package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Literal;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashSet;
import java.util.Set;

/**
 * {@code x == 0 ? 0 : x * y}, a factor of 0 beside one that may be infinite, by a branch: outside
 * of loops each of them is foreseen by itself.
 */
final class Guards {
  private final Set<Integer> areZero = new HashSet<>();

  /** Remembers locals that say that something is 0. */
  void let(int local, Expression value) {
    if (isZeroTest(value)) {
      areZero.add(local);
    }
  }

  Expression branched(Expression expression) {
    return expression instanceof Expression.Select select
            && isZero(select.then())
            && isZeroTest(select.condition())
        ? new Expression.Choose(select.condition(), select.then(), select.otherwise())
        : expression;
  }

  private boolean isZeroTest(Expression condition) {
    return condition instanceof Local local && areZero.contains(local.number())
        || condition instanceof Expression.Apply apply
            && apply.function() == Function.EQUAL
            && isZero(apply.arguments().get(1));
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof Literal literal
        && literal.element() == ElementType.REAL
        && Double.parseDouble(literal.decimal()) == 0;
  }
}
