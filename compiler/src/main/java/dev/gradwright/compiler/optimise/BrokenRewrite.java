package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;

/** A mistake of ours: a rewrite changed the type of an expression. */
final class BrokenRewrite extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BrokenRewrite(Rewrite rewrite, Expr expr, Expr made) {
    super(
        "stage optimise: " + rewrite.getClass().getSimpleName() + " made " + made + " of " + expr);
  }
}
