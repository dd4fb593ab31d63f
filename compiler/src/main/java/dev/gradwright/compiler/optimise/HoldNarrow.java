package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.type.ElementType;
import java.util.Optional;

/** {@code rounded(x) -> real(narrow(x))}: what is kept of a rounded value takes fewer bytes. */
final class HoldNarrow implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return expr.operator() instanceof Rounded rounded
        ? Optional.of(
            Formula.cast(Formula.cast(expr.operand(0), rounded.to().element()), ElementType.REAL))
        : Optional.empty();
  }

  /** Whether a value is a narrow one as a real. */
  static boolean isWidened(Expr expr) {
    return expr.type().isReal()
        && expr.operands().size() == 1
        && expr.operand(0).type().element().isNarrow()
        && expr.shape().equals(expr.operand(0).shape());
  }
}
