package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;

/** A mistake of ours: a rewrite changed the type of an expression. */
final class BrokenRewrite extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private BrokenRewrite(Object rewrite, Expr expr, Expr made) {
    super(
        "stage optimise: " + rewrite.getClass().getSimpleName() + " made " + made + " of " + expr);
  }

  /** What a rewrite of any kind made of an expression: it must be of the same type. */
  static Expr checked(Object rewrite, Expr expr, Expr made) {
    if (!made.type().equals(expr.type())) {
      throw new BrokenRewrite(rewrite, expr, made);
    }
    return made;
  }
}
