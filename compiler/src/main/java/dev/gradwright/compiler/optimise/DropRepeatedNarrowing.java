package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Cast;
import java.util.Optional;

/** {@code narrow(real(y)) -> y} for y of that narrow type. */
final class DropRepeatedNarrowing implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    boolean fires =
        expr.operator() instanceof Cast cast
            && cast.to().isNarrow()
            && HoldNarrow.isWidened(expr.operand(0))
            && expr.operand(0).operand(0).type().element() == cast.to();
    return fires ? Optional.of(expr.operand(0).operand(0)) : Optional.empty();
  }
}
