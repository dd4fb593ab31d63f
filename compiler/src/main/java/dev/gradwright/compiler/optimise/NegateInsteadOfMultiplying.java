package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import java.util.Optional;

/** {@code x * -1 -> -x}, {@code x / -1 -> -x}. */
final class NegateInsteadOfMultiplying implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    boolean product = is(expr, Binary.MULTIPLY);
    if ((product || is(expr, Binary.DIVIDE)) && isConstant(expr.operand(1), "-1")) {
      return Optional.of(negate(expr.operand(0)));
    }
    return product && isConstant(expr.operand(0), "-1")
        ? Optional.of(negate(expr.operand(1)))
        : Optional.empty();
  }
}
