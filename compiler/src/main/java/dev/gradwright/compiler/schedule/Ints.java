package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** Sums and products of indices, as kernels compute them. */
final class Ints {
  private Ints() {}

  static Expression times(Expression index, Extent stride) {
    return stride.equals(Extent.ONE)
        ? index
        : apply(Function.MULTIPLY, index, new Expression.Size(stride));
  }

  static Expression plus(Expression x, Expression y) {
    return apply(Function.ADD, x, y);
  }

  static Expression apply(Function function, Expression x, Expression y) {
    return new Expression.Apply(function, List.of(x, y), ElementType.INT);
  }
}
