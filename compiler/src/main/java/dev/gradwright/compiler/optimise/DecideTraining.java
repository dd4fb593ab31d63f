package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph.Phase;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.ElementType;
import java.util.Optional;

/** {@code training -> true} in a training step, {@code training -> false} outside of training. */
record DecideTraining(Phase phase) implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (expr != Leaves.training(expr.table())) {
      return Optional.empty();
    }
    String truth = phase == Phase.TRAINING ? "1" : "0";
    return Optional.of(Leaves.literal(expr.table(), truth, ElementType.BOOL));
  }
}
