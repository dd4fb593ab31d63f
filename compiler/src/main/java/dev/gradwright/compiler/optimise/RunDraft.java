package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A run of a loop that is being changed: parameters with their operands, and the body. */
final class RunDraft {
  private final Loop loop;
  private final List<LoopResult> wanted;

  /** The start value of each carry. */
  private final Map<Expr, Expr> starts = new LinkedHashMap<>();

  private final Map<Expr, Expr> sequences = new LinkedHashMap<>();
  private final Map<Expr, Expr> values = new LinkedHashMap<>();
  private final Map<Expr, Expr> replaced = new LinkedHashMap<>();

  RunDraft(LoopRun run, List<LoopResult> wanted) {
    this.loop = run.loop();
    this.wanted = wanted;
    put(starts, loop.carries(), loop.starts(run.operands()));
    put(sequences, loop.slices(), loop.sequences(run.operands()));
    put(values, loop.captured(), loop.captures(run.operands()));
  }

  private static void put(Map<Expr, Expr> map, List<Expr> parameters, List<Expr> operands) {
    for (int i = 0; i < parameters.size(); i++) {
      map.put(parameters.get(i), operands.get(i));
    }
  }

  void drop(Expr parameter) {
    starts.remove(parameter);
    sequences.remove(parameter);
    values.remove(parameter);
  }

  /** Steps through a sequence; a parameter of another kind becomes a slice. */
  void slice(Expr parameter, Expr sequence) {
    drop(parameter);
    sequences.put(parameter, sequence);
  }

  /** Captures a value; a parameter of another kind becomes captured. */
  void capture(Expr parameter, Expr value) {
    drop(parameter);
    values.put(parameter, value);
  }

  /** Puts another expression in the place of one of the body. */
  void replace(Expr from, Expr to) {
    replaced.put(from, to);
  }

  /**
   * The results of the changed run; of a carry that has become captured, the last value is that.
   */
  Function<LoopResult, Expr> results() {
    Map<Expr, Expr> body = body();
    List<Expr> carries = List.copyOf(starts.keySet());
    List<Expr> next =
        carries.stream().map(c -> body.get(loop.next().get(loop.carries().indexOf(c)))).toList();
    Loop made =
        new Loop(
            carries,
            next,
            List.copyOf(sequences.keySet()),
            List.copyOf(values.keySet()),
            loop.index(),
            loop.trips(),
            loop.direction(),
            loop.keep());
    List<Expr> operands = new ArrayList<>(starts.values());
    operands.addAll(sequences.values());
    operands.addAll(values.values());
    return result ->
        result.kind() == LoopResult.Kind.FINAL && !starts.containsKey(result.of())
            ? values.get(result.of())
            : loop.index().table().apply(result.in(made, body.get(result.of())), operands);
  }

  private Map<Expr, Expr> body() {
    Set<Expr> roots = new LinkedHashSet<>(loop.next());
    wanted.forEach(result -> roots.add(result.of()));
    List<Expr> before = List.copyOf(roots);
    List<Expr> after =
        Substitution.of(List.copyOf(replaced.keySet()), List.copyOf(replaced.values()))
            .apply(before);
    Map<Expr, Expr> body = new HashMap<>();
    put(body, before, after);
    return body;
  }
}
