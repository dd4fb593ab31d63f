package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Literal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** A scalar computed from literals alone is a literal. */
final class FoldConstants implements Rewrite {
  private final Function<Expr, Optional<Double>> value;

  FoldConstants(Function<Expr, Optional<Double>> value) {
    this.value = value;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    boolean closed =
        expr.shape().rank() == 0
            && !expr.operands().isEmpty()
            && expr.operands().stream().allMatch(x -> x.operator() instanceof Literal);
    return closed
        ? value.apply(expr).map(v -> Leaves.literal(expr.table(), text(v), expr.type().element()))
        : Optional.empty();
  }

  private static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.isFinite(value) ? new BigDecimal(Double.toString(value)).toString() : "" + value;
  }
}
