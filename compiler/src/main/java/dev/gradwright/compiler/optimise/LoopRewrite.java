package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Another run for the same results. */
interface LoopRewrite {
  /**
   * What to write for each result that is wanted of a run; empty where the rewrite does not apply.
   */
  Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted);
}
