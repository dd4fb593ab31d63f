package dev.gradwright.compiler.dag;

import java.util.function.Predicate;

/** Looks on while derivatives pass back through the applications of operators. */
@FunctionalInterface
public interface Passage {
  /** Looks at nothing. */
  Passage UNSEEN = (expr, seed, active) -> {};

  /**
   * An application has received its adjoint.
   *
   * @param seed the adjoint of the whole, from all the places where it is an operand
   * @param active which operands the adjoint is handed on to
   */
  void through(Expr expr, Expr seed, Predicate<Expr> active);
}
