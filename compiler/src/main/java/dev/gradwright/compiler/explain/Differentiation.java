package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/** What an explanation asks of the stage that derives adjoints. */
public interface Differentiation {
  /** The adjoints of sources where the result's is the seed; zeros where it has none of them. */
  List<Expr> adjoints(Expr result, Expr seed, List<Expr> sources);

  /** The same value without what only derivatives look at. */
  Expr plain(Expr expr);
}
