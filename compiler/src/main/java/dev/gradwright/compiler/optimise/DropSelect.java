package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Select;
import java.util.Optional;

/** {@code c ? x : x -> x}, and the branch chosen where c is a constant. */
final class DropSelect implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Select)) {
      return Optional.empty();
    }
    if (expr.operand(1) == expr.operand(2) || isConstant(expr.operand(0), "1")) {
      return Optional.of(expr.operand(1));
    }
    return isConstant(expr.operand(0), "0") ? Optional.of(expr.operand(2)) : Optional.empty();
  }
}
