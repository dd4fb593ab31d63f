package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.schedule.LoopPart.Role;
import dev.gradwright.compiler.schedule.Root.Target;
import dev.gradwright.compiler.type.Extent;

/** Where a carry lives while its loop runs. */
sealed interface OpenCarry {

  /** What it is at this turn. */
  Expr now();

  /** What holds it, and is there before the first turn. */
  Expr array();

  /** What is left to the following turn. */
  Target target();

  /** What it is after the last turn. */
  Expr last(LoopParts parts, Expr named, Expr done);

  /** An array that the next value replaces. */
  record Replaced(Expr array, Expr now) implements OpenCarry {
    static Replaced of(LoopParts parts, Expr carry, Expr start) {
      Expr array = parts.copy(Role.START, carry, start, parts.around());
      return new Replaced(array, parts.seen(Role.CARRY, carry, array));
    }

    @Override
    public Target target() {
      return new Target.Carried(array);
    }

    @Override
    public Expr last(LoopParts parts, Expr named, Expr done) {
      return parts.result(named, array, done);
    }
  }

  /**
   * The rows of an array that keeps the values of all steps: walking forward, step t reads row t
   * and writes row t + 1; walking backward, it reads row t + 1 and writes row t.
   */
  record Traced(Loop loop, int number, Expr start, Expr array, Expr now, Affine nextRow)
      implements OpenCarry {
    static Traced of(LoopParts parts, Loop loop, int number, Expr start) {
      Expr carry = loop.carries().get(number);
      Expr first = parts.copy(Role.START, carry, start, parts.around());
      Extent rows = loop.trips().plus(1);
      Expr array = parts.array(Role.TRACE, carry, LoopParts.rows(carry.type(), rows), first);
      Affine row = parts.scope().index();
      boolean rises = loop.direction() == Direction.FORWARD;
      Affine nowRow = rises ? row : row.plus(Extent.ONE);
      Affine nextRow = rises ? row.plus(Extent.ONE) : row;
      Expr now = parts.row(Role.CARRY, carry, array, nowRow);
      return new Traced(loop, number, first, array, now, nextRow);
    }

    private Target.Part part(Affine row) {
      return new Target.Part(array, row.times(now.shape().size()));
    }

    private boolean rises() {
      return loop.direction() == Direction.FORWARD;
    }

    @Override
    public Target target() {
      return part(nextRow);
    }

    /** Where the start value goes. */
    Target startTarget() {
      return part(Affine.constant(rises() ? Extent.ZERO : loop.trips()));
    }

    @Override
    public Expr last(LoopParts parts, Expr named, Expr done) {
      Affine row = Affine.constant(rises() ? loop.trips() : Extent.ZERO);
      return parts.resultRow(named, array, row, done);
    }

    /** What it is at the beginning of every step. */
    Expr all(LoopParts parts, Expr named, Expr done) {
      return parts.resultRows(named, array, rises() ? 0 : 1, done);
    }

    /** What it is at the end of every step. */
    Expr allNext(LoopParts parts, Expr named, Expr done) {
      return parts.resultRows(named, array, rises() ? 1 : 0, done);
    }
  }
}
