package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import java.util.Optional;

/** Another expression for the same value. */
interface Rewrite {
  /** What to write instead; empty where the rewrite does not apply. */
  Optional<Expr> apply(Expr expr);

  /** Whether that may be another time, since it asks how often values are wanted. */
  default boolean asksDemand() {
    return false;
  }
}
