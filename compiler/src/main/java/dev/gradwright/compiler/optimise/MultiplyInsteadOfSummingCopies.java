package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sum of n copies of x is {@code n * x}, where x is finite (0 copies of infinity are 0). */
final class MultiplyInsteadOfSummingCopies implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum)
        || !(expr.operand(0).operator() instanceof Broadcast broadcast)
        || !expr.facts().finite()) {
      return Optional.empty();
    }
    List<Integer> copied =
        sum.axes().stream().filter(axis -> !broadcast.axes().contains(axis)).toList();
    return copied.isEmpty() ? Optional.empty() : Optional.of(multiplied(expr, copied));
  }

  private static Expr multiplied(Expr expr, List<Integer> copied) {
    Sum sum = (Sum) expr.operator();
    Broadcast broadcast = (Broadcast) expr.operand(0).operator();
    Extent count = copied.stream().map(broadcast.to()::extent).reduce(Extent.ONE, Extent::times);
    Expr factor = Formula.cast(Leaves.extent(expr.table(), count), expr.type().element());
    Expr x = expr.operand(0).operand(0);
    List<Integer> summed =
        sum.axes().stream()
            .filter(broadcast.axes()::contains)
            .map(broadcast.axes()::indexOf)
            .toList();
    List<Integer> kept =
        IntStream.range(0, broadcast.to().rank())
            .boxed()
            .filter(axis -> !sum.axes().contains(axis))
            .toList();
    List<Integer> places =
        broadcast.axes().stream()
            .filter(axis -> !sum.axes().contains(axis))
            .map(kept::indexOf)
            .toList();
    Expr once = times(Totals.sum(x, summed), factor);
    return Rearrange.broadcast(once, expr.shape(), places);
  }
}
