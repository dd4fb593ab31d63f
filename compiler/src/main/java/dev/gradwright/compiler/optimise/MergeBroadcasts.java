package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Rearrange;
import java.util.List;
import java.util.Optional;

/** A broadcast of a broadcast is one. */
final class MergeBroadcasts implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Broadcast outer)
        || !(expr.operand(0).operator() instanceof Broadcast inner)) {
      return Optional.empty();
    }
    List<Integer> axes = inner.axes().stream().map(outer.axes()::get).toList();
    return Optional.of(Rearrange.broadcast(expr.operand(0).operand(0), outer.to(), axes));
  }
}
