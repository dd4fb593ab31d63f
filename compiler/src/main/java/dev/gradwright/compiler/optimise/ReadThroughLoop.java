package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopResult.Kind;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/**
 * Stacked slices are the sequence, a stacked value that is the same in all steps is that value
 * repeated; after no steps, carries have their start values.
 */
final class ReadThroughLoop implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof LoopResult result)) {
      return Optional.empty();
    }
    Loop loop = result.loop();
    if (loop.trips().equals(Extent.ZERO)) {
      return Optional.of(
          result.kind() == Kind.STACKED
              ? Leaves.zeros(expr.table(), expr.type())
              : operand(loop.carries(), loop.starts(expr.operands()), result).orElseThrow());
    }
    return result.kind() == Kind.STACKED ? stacked(expr, result) : Optional.empty();
  }

  private static Optional<Expr> stacked(Expr expr, LoopResult result) {
    Loop loop = result.loop();
    Optional<Expr> constant = Optional.of(result.of()).filter(x -> Leaves.constant(x).isPresent());
    Optional<Expr> captured = operand(loop.captured(), loop.captures(expr.operands()), result);
    return operand(loop.slices(), loop.sequences(expr.operands()), result)
        .or(() -> captured.or(() -> constant).map(x -> Rearrange.under(x, expr.shape())));
  }

  private static Optional<Expr> operand(
      List<Expr> parameters, List<Expr> operands, LoopResult result) {
    int place = parameters.indexOf(result.of());
    return place < 0 ? Optional.empty() : Optional.of(operands.get(place));
  }
}
