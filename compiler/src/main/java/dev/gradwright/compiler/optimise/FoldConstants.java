package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Concat;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Listed;
import dev.gradwright.compiler.op.Literal;
import dev.gradwright.compiler.op.Reshape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What is computed from numbers that are written down is written down: a scalar as a literal, a
 * tensor as a list, if that does not become much longer.
 */
final class FoldConstants implements Rewrite {
  /** Lists up to this length are not worth a loop. */
  private static final long SHORT = 64;

  /** Longer lists are better computed. */
  private static final long LONGEST = 100_000;

  private final Function<Expr, Optional<List<Double>>> elements;

  /** Given the numbers of what is computed from literals alone. */
  FoldConstants(Function<Expr, Optional<List<Double>>> elements) {
    this.elements = elements;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    boolean fires =
        !expr.operands().isEmpty()
            && !expr.type().element().isNarrow()
            && !(expr.operator() instanceof Broadcast)
            && expr.operands().stream().allMatch(FoldConstants::isWritten)
            && isWorthWriting(expr);
    return fires ? elements.apply(expr).map(values -> written(expr, values)) : Optional.empty();
  }

  private static boolean isWritten(Expr x) {
    return x.operator() instanceof Listed || Leaves.constant(x).isPresent();
  }

  private static boolean isWorthWriting(Expr expr) {
    if (expr.shape().rank() == 0) {
      return expr.operands().stream().allMatch(x -> isList(x) || x.operator() instanceof Literal);
    }
    OptionalLong size = expr.shape().size().constant();
    long listed =
        expr.operands().stream().filter(FoldConstants::isList).mapToLong(FoldConstants::size).sum();
    boolean startsList = expr.operator() instanceof Concat || expr.operator() instanceof Reshape;
    return size.isPresent()
        && (listed > 0 || startsList)
        && size.getAsLong() > 0
        && size.getAsLong() <= Math.min(LONGEST, Math.max(SHORT, listed));
  }

  private static boolean isList(Expr x) {
    return x.operator() instanceof Listed;
  }

  private static long size(Expr list) {
    return list.shape().size().constant().orElseThrow();
  }

  private static Expr written(Expr expr, List<Double> values) {
    List<String> texts = values.stream().map(FoldConstants::text).toList();
    return Leaves.listed(expr.table(), expr.type(), texts);
  }

  private static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.isFinite(value) ? new BigDecimal(Double.toString(value)).toString() : "" + value;
  }
}
