package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Of narrow values, the narrow ones are stacked and stepped through; each is widened where it is
 * read.
 */
final class KeepNarrow implements LoopRewrite {
  /** One parameter for each slice, so that equal bodies remain equal. */
  private final Map<Expr, Expr> slices = new HashMap<>();

  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    RunDraft draft = new RunDraft(run, wanted);
    boolean found = wanted.stream().anyMatch(KeepNarrow::isWidened);
    Loop loop = run.loop();
    for (int i = 0; i < loop.slices().size(); i++) {
      Expr sequence = loop.sequences(run.operands()).get(i);
      if (HoldNarrow.isWidened(sequence)) {
        step(loop.slices().get(i), sequence.operand(0), draft);
        found = true;
      }
    }
    Function<LoopResult, Expr> results = draft.results();
    return found ? Optional.of(result -> narrow(results.apply(result))) : Optional.empty();
  }

  private void step(Expr slice, Expr sequence, RunDraft draft) {
    Expr parameter =
        slices.computeIfAbsent(
            slice,
            s ->
                Leaves.hole(s.table(), s.type().withElement(sequence.type().element()), s.facts()));
    draft.replace(slice, Formula.cast(parameter, ElementType.REAL));
    draft.drop(slice);
    draft.slice(parameter, sequence);
  }

  private static Expr narrow(Expr made) {
    if (!(made.operator() instanceof LoopResult result) || !isWidened(result)) {
      return made;
    }
    LoopResult narrow = result.in(result.loop(), result.of().operand(0));
    return Formula.cast(made.table().apply(narrow, made.operands()), ElementType.REAL);
  }

  private static boolean isWidened(LoopResult result) {
    return result.kind() == LoopResult.Kind.STACKED && HoldNarrow.isWidened(result.of());
  }
}
