package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.type.Format;
import java.util.Optional;
import java.util.Set;

/** {@code rounded(x) -> x} for formats that stand for what is computed in. */
record DropRounding(Set<Format> formats) implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return expr.operator() instanceof Rounded rounded && formats.contains(rounded.to())
        ? Optional.of(expr.operand(0))
        : Optional.empty();
  }
}
