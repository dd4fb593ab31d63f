package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Pad;
import dev.gradwright.compiler.op.Slice;
import java.util.Optional;

/** The slice that cuts a padding off again gives what was padded. */
final class DropSliceOfPad implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Slice slice)
        || !(expr.operand(0).operator() instanceof Pad pad)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0);
    return slice.starts().equals(pad.before()) && slice.box().equals(x.shape())
        ? Optional.of(x)
        : Optional.empty();
  }
}
