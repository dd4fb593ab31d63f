package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;
import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Select;
import java.util.Optional;

/** {@code x * (c ? 1 : 0) -> c ? x : 0} where x is finite, and so for other constant masks. */
final class SelectInsteadOfMask implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.MULTIPLY)) {
      return Optional.empty();
    }
    return masked(expr.operand(0), expr.operand(1))
        .or(() -> masked(expr.operand(1), expr.operand(0)));
  }

  private static Optional<Expr> masked(Expr x, Expr mask) {
    if (!(mask.operator() instanceof Select) || !isMask(mask) || !x.facts().finite()) {
      return Optional.empty();
    }
    return Optional.of(select(mask.operand(0), part(x, mask.operand(1)), part(x, mask.operand(2))));
  }

  /** A choice among constants, one of which at least saves the product. */
  private static boolean isMask(Expr mask) {
    return isConstantOrChoice(mask.operand(1))
        && isConstantOrChoice(mask.operand(2))
        && (isTrivial(mask.operand(1)) || isTrivial(mask.operand(2)));
  }

  private static boolean isConstantOrChoice(Expr branch) {
    return Leaves.constant(branch).isPresent()
        || branch.operator() instanceof Select && isMask(branch);
  }

  /** 0 or 1, or a choice with one of these. */
  private static boolean isTrivial(Expr branch) {
    return branch.operator() instanceof Select
        || isConstant(branch, "0")
        || isConstant(branch, "1");
  }

  private static Expr part(Expr x, Expr factor) {
    return isConstant(factor, "0") ? factor : isConstant(factor, "1") ? x : times(x, factor);
  }
}
