package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Locale;

/**
 * A value that stands for a part of one loop once that has been opened; its scope gives it an
 * identity of its own.
 */
record LoopPart(Role role, Scope scope, int number, TensorType type, Computation computation)
    implements Scheduled {

  /** What it is to the loop. */
  enum Role {
    /** The index. */
    INDEX,
    /** The row of a sequence at this turn. */
    SLICE,
    /** What a carry is before the first turn, in the array that the carry lives in. */
    START,
    /** All values that a carry takes, from the start to the last. */
    TRACE,
    /** What a carry is at this turn. */
    CARRY,
    /** A copy of another carry, which {@code next} gives to this one. */
    COPY,
    /** Everything that a turn must leave behind. */
    TURN,
    /** A row of each turn. */
    STACK,
    /** What others see of an array that the loop fills. */
    RESULT
  }

  @Override
  public String spelling() {
    return role.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return type;
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return computation;
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.NONE;
  }

  /** Whether the value is a copy that must have an array of its own. */
  static boolean isCopy(Expr expr) {
    return is(expr, Role.START) || is(expr, Role.COPY);
  }

  static boolean is(Expr expr, Role role) {
    return expr.operator() instanceof LoopPart part && part.role == role;
  }
}
