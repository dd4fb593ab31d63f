package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.Rebuild;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Rebuilds expressions from below, the bodies of loops too; {@code replace} is given each
 * application as it was and as it is on new operands, and says what stands in its place.
 */
final class Rewriting {
  private Rewriting() {}

  static List<Expr> of(List<Expr> roots, BinaryOperator<Expr> replace) {
    LoopBodies loops = new LoopBodies(roots, body -> of(body, replace));
    return Rebuild.all(roots, (expr, operands) -> replace.apply(expr, loops.same(expr, operands)));
  }
}
