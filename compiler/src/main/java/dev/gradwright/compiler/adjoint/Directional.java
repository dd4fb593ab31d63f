package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.op.Formula;
import java.util.List;
import java.util.Map;

/** Derivatives along a direction. */
final class Directional {
  private Directional() {}

  /** {@code de/da v}. */
  static Expr first(Expr e, Expr a, Expr v) {
    return ForwardWalk.of(e, Map.of(a, v)).orElseGet(() -> Formula.zerosLike(e));
  }

  /**
   * {@code d2e/da2 v}: forward over reverse; where a surrogate rule is crossed, which has no
   * forward derivative, reverse over reverse.
   */
  static Expr second(Expr e, Expr a, Expr v) {
    Expr gradient = adjoint(e, Formula.one(e), a);
    return Surrogates.areCrossed(e, a) ? adjoint(gradient, v, a) : first(gradient, a, v);
  }

  /** In words. */
  static String modeOfSecond(Expr e, Expr a) {
    return Surrogates.areCrossed(e, a)
        ? "reverse over reverse mode, since a surrogate rule is crossed"
        : "forward over reverse mode";
  }

  /** {@code seed de/da}. */
  static Expr adjoint(Expr e, Expr seed, Expr a) {
    return ReverseWalk.at(a, ReverseWalk.of(e, seed, List.of(a), Passage.UNSEEN));
  }
}
