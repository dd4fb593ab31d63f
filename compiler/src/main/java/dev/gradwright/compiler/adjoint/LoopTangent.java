package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Loops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tangents of a loop's results: a loop in the same direction, whose step t is the forward walk
 * through step t of the loop. Its carries are the tangents of the carries.
 */
final class LoopTangent {
  private final LoopRun run;
  private final List<Expr> results;
  private final List<Optional<Expr>> tangents;
  private Map<Expr, Expr> carried;
  private Companion along;
  private ForwardWalk walk;
  private LoopRun made;

  /** The loop for given tangents of the operands. */
  LoopTangent(LoopRun run, List<Expr> results, List<Optional<Expr>> tangents) {
    this.run = run;
    this.results = results;
    this.tangents = tangents;
    make(Facts.FINITE);
    if (!Companion.isSound(made)) {
      make(Facts.NONE);
    }
  }

  private void make(Facts assumed) {
    List<Expr> roots = run.loop().roots(results);
    along = new Companion(run, assumed);
    carried = new LinkedHashMap<>();
    Map<Expr, Expr> given = given();
    List<Expr> reached = List.of();
    do {
      reached.forEach(this::carry);
      Map<Expr, Expr> sources = new LinkedHashMap<>(given);
      sources.putAll(carried);
      walk = new ForwardWalk(roots, sources);
      reached = reached();
    } while (!reached.isEmpty());
    made = along.run(next(), stacked(), run.loop().direction());
  }

  /** The tangents of the parameters whose operands have one. */
  private Map<Expr, Expr> given() {
    Map<Expr, Expr> given = new LinkedHashMap<>();
    Loop loop = run.loop();
    put(loop.slices(), loop.sequences(tangents), along::slice, given);
    put(loop.captured(), loop.captures(tangents), along::capture, given);
    for (int i = 0; i < loop.carries().size(); i++) {
      if (tangents.get(i).isPresent()) {
        carried.put(loop.carries().get(i), along.carry(tangents.get(i).get()));
      }
    }
    return given;
  }

  private static void put(
      List<Expr> parameters,
      List<Optional<Expr>> tangents,
      UnaryOperator<Expr> hole,
      Map<Expr, Expr> given) {
    for (int i = 0; i < parameters.size(); i++) {
      Expr parameter = parameters.get(i);
      tangents.get(i).ifPresent(tangent -> given.put(parameter, hole.apply(tangent)));
    }
  }

  /** Carries that a tangent is handed on to, and that have none yet. */
  private List<Expr> reached() {
    List<Expr> reached = new ArrayList<>();
    for (int i = 0; i < run.loop().carries().size(); i++) {
      Expr carry = run.loop().carries().get(i);
      if (!carried.containsKey(carry) && walk.tangent(run.loop().next().get(i)).isPresent()) {
        reached.add(carry);
      }
    }
    return reached;
  }

  private void carry(Expr carry) {
    carried.put(carry, along.carry(Formula.zerosLike(carry)));
  }

  private List<Expr> next() {
    List<Expr> next = new ArrayList<>();
    for (Expr carry : carried.keySet()) {
      Expr value = run.loop().next().get(run.loop().carries().indexOf(carry));
      next.add(walk.tangent(value).orElseGet(() -> Formula.zerosLike(value)));
    }
    return next;
  }

  private List<Expr> stacked() {
    return results.stream()
        .filter(result -> LoopRun.result(result).kind() == LoopResult.Kind.STACKED)
        .flatMap(result -> walk.tangent(wanted(result)).stream())
        .toList();
  }

  private static Expr wanted(Expr result) {
    return LoopRun.result(result).of();
  }

  /** The tangent of a result of the loop; empty where it is zero. */
  Optional<Expr> of(Expr result) {
    Expr wanted = wanted(result);
    return LoopRun.result(result).kind() == LoopResult.Kind.FINAL
        ? Optional.ofNullable(carried.get(wanted))
            .map(carry -> Loops.last(made.loop(), carry, made.operands()))
        : walk.tangent(wanted).map(tangent -> Loops.stacked(made.loop(), tangent, made.operands()));
  }
}
