package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Loops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The adjoints of a loop's operands: a loop in the other direction, whose step t is the reverse
 * walk through step t of the loop. Its carries are the adjoints of the carries, and for each
 * captured value the sum of what the steps so far contribute; the adjoint of a sequence is stacked
 * out of the adjoints of its slices.
 */
final class LoopAdjoint {
  private final Loop loop;
  private final Companion back;
  private final Map<Expr, Expr> starts = new HashMap<>();
  private final Map<Expr, Expr> seeds = new LinkedHashMap<>();
  private final Set<Expr> sources;
  private final Passage passage;

  /** The adjoint of each carry after the step that is walked through. */
  private final Map<Expr, Expr> carried = new LinkedHashMap<>();

  private LoopAdjoint(
      LoopRun run,
      List<Expr> results,
      Map<Expr, Expr> adjoints,
      Predicate<Expr> active,
      Facts assumed,
      Passage passage) {
    this.passage = passage;
    this.loop = run.loop();
    this.back = new Companion(run, assumed);
    this.sources = sources(run, active);
    for (Expr result : results) {
      if (adjoints.containsKey(result)) {
        seed(LoopRun.result(result), adjoints.get(result));
      }
    }
  }

  /**
   * What comes to each operand; empty where that is zero.
   *
   * @param adjoints those of the results that have one
   * @param active whether an operand depends on what is differentiated by
   * @param passage sees the walks through a step
   */
  static List<Optional<Expr>> of(
      LoopRun run,
      List<Expr> results,
      Map<Expr, Expr> adjoints,
      Predicate<Expr> active,
      Passage passage) {
    LoopAdjoint finite = new LoopAdjoint(run, results, adjoints, active, Facts.FINITE, passage);
    return finite
        .parts()
        .or(() -> new LoopAdjoint(run, results, adjoints, active, Facts.NONE, passage).parts())
        .orElseThrow();
  }

  private static Set<Expr> sources(LoopRun run, Predicate<Expr> active) {
    List<Expr> given = new ArrayList<>();
    List<Expr> parameters = run.loop().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (active.test(run.operands().get(i))) {
        given.add(parameters.get(i));
      }
    }
    return Activity.parameters(run.loop(), given);
  }

  private void seed(LoopResult result, Expr adjoint) {
    if (result.kind() == LoopResult.Kind.FINAL) {
      starts.put(result.of(), adjoint);
    } else {
      seeds.merge(result.of(), back.slice(adjoint), Formula::plus);
    }
  }

  private Optional<List<Optional<Expr>>> parts() {
    carry(starts.keySet());
    Map<Expr, Expr> through = walk();
    while (!carried.keySet().containsAll(carriesOf(through.keySet()))) {
      carry(through.keySet());
      through = walk();
    }
    Map<Expr, Expr> totals = totals(through);
    List<Expr> next = next(through, totals);
    List<Expr> stepped = loop.slices().stream().filter(through::containsKey).toList();
    List<Expr> results = stepped.stream().map(through::get).toList();
    LoopRun made = back.run(next, results, loop.direction().opposite());
    return Companion.isSound(made) ? Optional.of(parts(made, through, totals)) : Optional.empty();
  }

  private List<Expr> carriesOf(Set<Expr> reached) {
    return loop.carries().stream().filter(reached::contains).toList();
  }

  /** Carries of the loop that have an adjoint hand it on. */
  private void carry(Set<Expr> reached) {
    for (Expr carry : carriesOf(reached)) {
      if (sources.contains(carry) && !carried.containsKey(carry)) {
        carried.put(carry, back.carry(starts.getOrDefault(carry, Formula.zerosLike(carry))));
      }
    }
  }

  /** The adjoints of the parameters in one step. */
  private Map<Expr, Expr> walk() {
    Map<Expr, Expr> all = new LinkedHashMap<>(seeds);
    for (int i = 0; i < loop.carries().size(); i++) {
      Expr adjoint = carried.get(loop.carries().get(i));
      if (adjoint != null) {
        all.merge(loop.next().get(i), adjoint, Formula::plus);
      }
    }
    return ReverseWalk.of(all, sources, passage);
  }

  /** A carry for the sum of what comes to each captured value. */
  private Map<Expr, Expr> totals(Map<Expr, Expr> through) {
    Map<Expr, Expr> totals = new LinkedHashMap<>();
    for (Expr captured : loop.captured()) {
      if (through.containsKey(captured)) {
        totals.put(captured, back.carry(Formula.zerosLike(captured)));
      }
    }
    return totals;
  }

  private List<Expr> next(Map<Expr, Expr> through, Map<Expr, Expr> totals) {
    List<Expr> next = new ArrayList<>();
    carried
        .keySet()
        .forEach(carry -> next.add(through.getOrDefault(carry, Formula.zerosLike(carry))));
    totals.forEach((captured, total) -> next.add(Formula.plus(total, through.get(captured))));
    return next;
  }

  private List<Optional<Expr>> parts(
      LoopRun made, Map<Expr, Expr> through, Map<Expr, Expr> totals) {
    List<Optional<Expr>> parts = new ArrayList<>();
    for (Expr parameter : loop.parameters()) {
      Expr last = carried.getOrDefault(parameter, totals.get(parameter));
      if (last != null) {
        parts.add(Optional.of(Loops.last(made.loop(), last, made.operands())));
      } else {
        parts.add(
            Optional.ofNullable(through.get(parameter))
                .map(part -> Loops.stacked(made.loop(), part, made.operands())));
      }
    }
    return parts;
  }
}
