package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A sum of sums is one. */
final class MergeSums implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum outer)
        || !(expr.operand(0).operator() instanceof Sum inner)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0);
    List<Integer> kept =
        IntStream.range(0, x.type().rank()).filter(a -> !inner.axes().contains(a)).boxed().toList();
    Set<Integer> both = new TreeSet<>(inner.axes());
    outer.axes().forEach(axis -> both.add(kept.get(axis)));
    return Optional.of(Totals.sum(x, List.copyOf(both).stream().sorted().toList()));
  }
}
