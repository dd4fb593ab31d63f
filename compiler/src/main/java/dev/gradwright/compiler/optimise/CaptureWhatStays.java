package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parameters that are the same in all steps are captured, each value once: carries that no step
 * changes, slices of what is repeated along the steps. Constants stand in the body itself.
 */
final class CaptureWhatStays implements LoopRewrite {
  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    return new Search(run, wanted).made();
  }

  private static final class Search {
    private final LoopRun run;
    private final RunDraft draft;
    private boolean found;

    Search(LoopRun run, List<LoopResult> wanted) {
      this.run = run;
      this.draft = new RunDraft(run, wanted);
    }

    Optional<Function<LoopResult, Expr>> made() {
      Loop loop = run.loop();
      for (int i = 0; i < loop.carries().size(); i++) {
        if (loop.next().get(i) == loop.carries().get(i)) {
          capture(loop.carries().get(i), run.operands().get(i));
        }
      }
      each(loop.slices(), loop.sequences(run.operands()), this::slice);
      each(loop.captured(), loop.captures(run.operands()), this::captured);
      return found ? Optional.of(draft.results()) : Optional.empty();
    }

    private interface Visit {
      void operand(Expr parameter, Expr operand, Map<Expr, Expr> first);
    }

    private static void each(List<Expr> parameters, List<Expr> operands, Visit visit) {
      Map<Expr, Expr> first = new HashMap<>();
      for (int i = 0; i < parameters.size(); i++) {
        visit.operand(parameters.get(i), operands.get(i), first);
      }
    }

    private void slice(Expr slice, Expr sequence, Map<Expr, Expr> first) {
      if (sequence.operator() instanceof Broadcast broadcast && !broadcast.axes().contains(0)) {
        List<Integer> axes = broadcast.axes().stream().map(axis -> axis - 1).toList();
        capture(slice, Rearrange.broadcast(sequence.operand(0), slice.shape(), axes));
      } else {
        once(slice, sequence, first);
      }
    }

    private void captured(Expr captured, Expr value, Map<Expr, Expr> first) {
      if (Leaves.constant(value).isPresent()) {
        found = true;
        draft.replace(captured, value);
        draft.drop(captured);
      } else {
        once(captured, value, first);
      }
    }

    /** The first parameter with an operand stands for the others. */
    private void once(Expr parameter, Expr operand, Map<Expr, Expr> first) {
      Expr same = first.putIfAbsent(operand, parameter);
      if (same != null) {
        found = true;
        draft.replace(parameter, same);
        draft.drop(parameter);
      }
    }

    private void capture(Expr parameter, Expr value) {
      found = true;
      draft.capture(parameter, value);
    }
  }
}
