package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import java.util.List;
import java.util.Optional;

/** An operator that schedules alone apply: by then, derivatives have been taken. */
interface Scheduled extends Operator {
  @Override
  default Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    throw new IllegalStateException(spelling() + " is applied after derivatives");
  }

  @Override
  default Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    throw new IllegalStateException(spelling() + " is applied after derivatives");
  }
}
