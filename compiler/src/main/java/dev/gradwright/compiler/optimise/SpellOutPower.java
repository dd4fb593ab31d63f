package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.rsqrt;
import static dev.gradwright.compiler.op.Formula.sqrt;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Leaves;
import java.util.Optional;

/** {@code x^n} for small literal n by products, quotients and roots. */
final class SpellOutPower implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.POWER)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0);
    return Leaves.constant(expr.operand(1)).flatMap(exponent -> power(x, exponent));
  }

  private static Optional<Expr> power(Expr x, String exponent) {
    return switch (exponent) {
      case "-1" -> Optional.of(reciprocal(x));
      case "0" -> Optional.of(one(x));
      case "1" -> Optional.of(x);
      case "2" -> Optional.of(square(x));
      case "3" -> Optional.of(times(x, square(x)));
      case "4" -> Optional.of(square(square(x)));
      // The roots of a negative number are NaN, of which the power of -Infinity is not.
      case "0.5" -> whereNotNegative(x, sqrt(x));
      case "-0.5" -> whereNotNegative(x, rsqrt(x));
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> whereNotNegative(Expr x, Expr root) {
    return x.facts().isNonNegative() ? Optional.of(root) : Optional.empty();
  }
}
