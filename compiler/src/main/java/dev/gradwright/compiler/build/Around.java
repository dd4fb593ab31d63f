package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often what is being made is wanted: for each choice of some indices, in each turn of loops.
 */
final class Around {
  private final ExprTable table;
  private List<MapAxis> axes = List.of();
  private Optional<Expr> turn = Optional.empty();
  private Optional<String> repetition = Optional.empty();

  Around(ExprTable table) {
    this.table = table;
  }

  /** Makes what is computed for each choice of these axes. */
  <T> T each(List<MapAxis> more, Supplier<T> making) {
    if (more.isEmpty()) {
      return making.get();
    }
    return with(Mapped.union(axes, more), turn, Optional.of("for each index"), making);
  }

  /** Makes the body of a run-time loop, {@code index} from 0 to {@code trips}. */
  <T> T turns(Expr index, Extent trips, Supplier<T> making) {
    Expr count =
        turn.map(outer -> Formula.plus(Formula.times(outer, Leaves.extent(table, trips)), index))
            .orElse(index);
    return with(axes, Optional.of(count), Optional.of("inside `scan`"), making);
  }

  /** Makes the body of a fn that states its own adjoint. */
  <T> T rule(Supplier<T> making) {
    return with(axes, turn, Optional.of("inside a fn with a rule"), making);
  }

  private <T> T with(
      List<MapAxis> newAxes,
      Optional<Expr> newTurn,
      Optional<String> newRepetition,
      Supplier<T> making) {
    List<MapAxis> outerAxes = axes;
    Optional<Expr> outerTurn = turn;
    Optional<String> outerRepetition = repetition;
    axes = newAxes;
    turn = newTurn;
    repetition = newRepetition;
    try {
      return making.get();
    } finally {
      axes = outerAxes;
      turn = outerTurn;
      repetition = outerRepetition;
    }
  }

  List<MapAxis> axes() {
    return axes;
  }

  /** The number of the turn, counted over all loops around; 0 outside of loops. */
  Expr turn() {
    return turn.orElseGet(() -> Leaves.integer(table, 0));
  }

  /** Why what is made here is not computed once a step, in words. */
  Optional<String> repetition() {
    return repetition;
  }
}
