package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum over k of c[i] * x[i, k] -> c[i] * sum over k of x[i, k]}, also where the product is
 * guarded against an infinite c, and {@code (c * x) @ y -> c * (x @ y)} for a scalar c, and so for
 * transposes.
 */
final class PullFactorOut implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (expr.operator() instanceof Sum sum && is(expr.operand(0), Binary.MULTIPLY)) {
      return outOfSum(expr, sum, 0).or(() -> outOfSum(expr, sum, 1));
    }
    if (expr.operator() instanceof Sum sum && is(expr.operand(0), Binary.GUARDED)) {
      return outOfSum(expr, sum, 1);
    }
    if (expr.operator() instanceof Contraction) {
      return ofScalar(expr, 0).or(() -> ofScalar(expr, 1));
    }
    return expr.operator() instanceof Transpose ? ofScalar(expr, 0) : Optional.empty();
  }

  private static Optional<Expr> outOfSum(Expr expr, Sum sum, int which) {
    Expr factor = expr.operand(0).operand(which);
    if (!(factor.operator() instanceof Broadcast broadcast)
        || broadcast.axes().stream().anyMatch(sum.axes()::contains)) {
      return Optional.empty();
    }
    List<Integer> kept = Match.axes(expr.operand(0));
    kept.removeAll(sum.axes());
    List<Integer> places = broadcast.axes().stream().map(kept::indexOf).toList();
    Expr spread = Rearrange.broadcast(factor.operand(0), expr.shape(), places);
    Expr rest = Totals.sum(expr.operand(0).operand(1 - which), sum.axes());
    return Optional.of(
        is(expr.operand(0), Binary.GUARDED)
            ? expr.table().apply(Binary.GUARDED, rest, spread)
            : times(spread, rest));
  }

  private static Optional<Expr> ofScalar(Expr expr, int side) {
    Expr scaled = expr.operand(side);
    return is(scaled, Binary.MULTIPLY)
        ? scaledBy(expr, side, scaled.operand(0), scaled.operand(1))
            .or(() -> scaledBy(expr, side, scaled.operand(1), scaled.operand(0)))
        : Optional.empty();
  }

  private static Optional<Expr> scaledBy(Expr expr, int side, Expr factor, Expr rest) {
    if (!(factor.operator() instanceof Broadcast broadcast) || !broadcast.axes().isEmpty()) {
      return Optional.empty();
    }
    List<Expr> operands = new ArrayList<>(expr.operands());
    operands.set(side, rest);
    Expr product = expr.table().apply(expr.operator(), operands);
    return Optional.of(times(factor.operand(0), product));
  }
}
