package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code x / 1 -> x}. */
final class DropDivideByOne implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    return is(expr, Binary.DIVIDE) && isConstant(expr.operand(1), "1")
        ? Optional.of(expr.operand(0))
        : Optional.empty();
  }
}
