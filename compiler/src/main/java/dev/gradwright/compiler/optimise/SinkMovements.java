package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A captured value whose elements are those of another, moved, is moved in the body, where what
 * reads it may read the other.
 */
final class SinkMovements implements LoopRewrite {
  /** One parameter for each that was captured, so that equal bodies remain equal. */
  private final Map<Moved, Expr> parameters = new HashMap<>();

  private record Moved(Expr captured, Operator by, TensorType from) {}

  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    Loop loop = run.loop();
    RunDraft draft = new RunDraft(run, wanted);
    boolean found = false;
    for (int i = 0; i < loop.captured().size(); i++) {
      Expr value = loop.captures(run.operands()).get(i);
      if (value.operands().size() == 1 && Effort.isCopy(value)) {
        sink(loop.captured().get(i), value, draft);
        found = true;
      }
    }
    return found ? Optional.of(draft.results()) : Optional.empty();
  }

  private void sink(Expr captured, Expr value, RunDraft draft) {
    Expr from = value.operand(0);
    Expr parameter =
        parameters.computeIfAbsent(
            new Moved(captured, value.operator(), from.type()),
            moved -> Leaves.hole(from.table(), from.type(), from.facts()));
    draft.replace(captured, value.table().apply(value.operator(), parameter));
    draft.drop(captured);
    draft.capture(parameter, from);
  }
}
