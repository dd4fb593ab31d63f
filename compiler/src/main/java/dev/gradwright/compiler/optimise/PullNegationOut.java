package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Transpose;
import dev.gradwright.compiler.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code -x * y -> -(x * y)}, and so for quotients, sums over axes, contractions and transposes.
 */
final class PullNegationOut implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    for (int i = 0; i < expr.operands().size(); i++) {
      if (is(expr.operand(i), Unary.NEGATE) && isOdd(expr)) {
        List<Expr> operands = new ArrayList<>(expr.operands());
        operands.set(i, expr.operand(i).operand(0));
        return Optional.of(negate(expr.table().apply(expr.operator(), operands)));
      }
    }
    return Optional.empty();
  }

  /** Whether the negative of an operand gives the negative of the result. */
  private static boolean isOdd(Expr expr) {
    // A guarded 0 is a positive 0, which its negative would not be.
    return is(expr, Binary.MULTIPLY)
        || is(expr, Binary.DIVIDE)
        || expr.operator() instanceof Contraction
        || expr.operator() instanceof Transpose
        || expr.operator() instanceof Sum;
  }
}
