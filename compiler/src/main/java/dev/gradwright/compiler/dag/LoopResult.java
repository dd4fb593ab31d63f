package dev.gradwright.compiler.dag;

/**
 * What an operator must say that is a result of a {@link Loop}: stages see loops through it.
 * Applications with equal loops and equal operands are to be computed in one run.
 */
public interface LoopResult extends Operator {
  Loop loop();

  /** The expression of the body that is wanted. */
  Expr of();

  Kind kind();

  /** The same kind of result of another loop. */
  LoopResult in(Loop loop, Expr of);

  /** How the values of the steps become one value. */
  enum Kind {
    /** One below the other, {@code [trips, ..]}, in the order of t whatever the direction. */
    STACKED,
    /** Of a carry: its value after the last step; with no steps, its start value. */
    FINAL
  }
}
