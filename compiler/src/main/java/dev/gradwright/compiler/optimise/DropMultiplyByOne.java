package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code x * 1 -> x}, and where a zero is guarded too. */
final class DropMultiplyByOne implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.MULTIPLY) && !is(expr, Binary.GUARDED)) {
      return Optional.empty();
    }
    return isConstant(expr.operand(1), "1")
        ? Optional.of(expr.operand(0))
        : isConstant(expr.operand(0), "1") ? Optional.of(expr.operand(1)) : Optional.empty();
  }
}
