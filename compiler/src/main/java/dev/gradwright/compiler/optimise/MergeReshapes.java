package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Reshape;
import java.util.Optional;

/** A reshape of a reshape is one. */
final class MergeReshapes implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return expr.operator() instanceof Reshape outer && expr.operand(0).operator() instanceof Reshape
        ? Optional.of(Rearrange.reshape(expr.operand(0).operand(0), outer.to()))
        : Optional.empty();
  }
}
