package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries, slices and captured values that no wanted result depends on in any step are dropped. */
final class DropUnusedParameters implements LoopRewrite {
  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    Loop loop = run.loop();
    Set<Expr> used = used(loop, wanted);
    if (used.containsAll(loop.parameters())) {
      return Optional.empty();
    }
    RunDraft draft = new RunDraft(run, wanted);
    loop.parameters().stream().filter(p -> !used.contains(p)).forEach(draft::drop);
    return Optional.of(draft.results());
  }

  /** What the wanted expressions are computed from, and all that later steps hand to them. */
  private static Set<Expr> used(Loop loop, List<LoopResult> wanted) {
    Set<Expr> roots = wanted.stream().map(LoopResult::of).collect(Collectors.toSet());
    Set<Expr> used;
    int size;
    do {
      size = roots.size();
      used = new HashSet<>(Order.of(roots));
      for (int i = 0; i < loop.carries().size(); i++) {
        if (used.contains(loop.carries().get(i))) {
          roots.add(loop.next().get(i));
        }
      }
    } while (roots.size() > size);
    return used;
  }
}
