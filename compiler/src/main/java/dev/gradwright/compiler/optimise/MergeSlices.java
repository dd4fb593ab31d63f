package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Slice;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A slice of a slice is one. */
final class MergeSlices implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Slice outer)
        || !(expr.operand(0).operator() instanceof Slice inner)) {
      return Optional.empty();
    }
    List<Extent> starts =
        IntStream.range(0, outer.starts().size())
            .mapToObj(axis -> outer.starts().get(axis).plus(inner.starts().get(axis)))
            .toList();
    return Optional.of(Rearrange.slice(expr.operand(0).operand(0), starts, outer.box()));
  }
}
