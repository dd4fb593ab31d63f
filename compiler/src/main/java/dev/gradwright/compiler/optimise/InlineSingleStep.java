package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A loop of one step is that step. */
final class InlineSingleStep implements LoopRewrite {
  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    return run.loop().trips().equals(Extent.ONE)
        ? Optional.of(result -> inlined(run, result))
        : Optional.empty();
  }

  private static Expr inlined(LoopRun run, LoopResult result) {
    Loop loop = run.loop();
    boolean isLast = result.kind() == LoopResult.Kind.FINAL;
    Expr of = isLast ? loop.next().get(loop.carries().indexOf(result.of())) : result.of();
    Expr value = step(run).apply(List.of(of)).get(0);
    return isLast ? value : Rearrange.reshape(value, value.shape().with(0, Extent.ONE));
  }

  private static Substitution step(LoopRun run) {
    Loop loop = run.loop();
    ExprTable table = loop.index().table();
    List<Expr> parameters = new ArrayList<>(loop.parameters());
    List<Expr> arguments = new ArrayList<>(loop.starts(run.operands()));
    loop.sequences(run.operands()).forEach(x -> arguments.add(Rearrange.pick(x, 0, Extent.ZERO)));
    arguments.addAll(loop.captures(run.operands()));
    parameters.add(loop.index());
    arguments.add(Leaves.integer(table, 0));
    return Substitution.of(parameters, arguments);
  }
}
