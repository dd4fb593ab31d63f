package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two loops without carries as one, in the parameters of the first. */
final class Joined {
  private final LoopRun one;
  private final LoopRun other;
  private final Map<Expr, Expr> sequences = new LinkedHashMap<>();
  private final Map<Expr, Expr> captured = new LinkedHashMap<>();

  /** What the parameters of the other loop are in this. */
  private final Map<Expr, Expr> renamed = new HashMap<>();

  private final Substitution substitution;

  Joined(LoopRun one, LoopRun other) {
    this.one = one;
    this.other = other;
    put(sequences, one.loop().slices(), one.loop().sequences(one.operands()));
    put(captured, one.loop().captured(), one.loop().captures(one.operands()));
    Loop loop = other.loop();
    add(sequences, loop.slices(), loop.sequences(other.operands()));
    add(captured, loop.captured(), loop.captures(other.operands()));
    renamed.put(loop.index(), one.loop().index());
    List<Expr> from = List.copyOf(renamed.keySet());
    substitution = Substitution.of(from, from.stream().map(renamed::get).toList());
  }

  private static void put(Map<Expr, Expr> map, List<Expr> parameters, List<Expr> operands) {
    for (int i = 0; i < parameters.size(); i++) {
      map.put(parameters.get(i), operands.get(i));
    }
  }

  /** Equal operands have one parameter, and different ones have two. */
  private void add(Map<Expr, Expr> map, List<Expr> parameters, List<Expr> operands) {
    for (int i = 0; i < parameters.size(); i++) {
      Expr parameter = parameters.get(i);
      Expr operand = operands.get(i);
      Expr made =
          map.entrySet().stream()
              .filter(known -> known.getValue() == operand && isAlike(known.getKey(), parameter))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseGet(() -> Leaves.hole(parameter.table(), parameter.type(), parameter.facts()));
      map.put(made, operand);
      renamed.put(parameter, made);
    }
  }

  private static boolean isAlike(Expr one, Expr other) {
    return one.type().equals(other.type()) && one.facts().equals(other.facts());
  }

  /** Whether something that takes more than short operations is in both bodies. */
  boolean sharesWork(List<Expr> ofOne, List<Expr> ofOther) {
    Set<Expr> shared = new HashSet<>(Order.of(wanted(ofOne)));
    shared.retainAll(new HashSet<>(Order.of(substitution.apply(wanted(ofOther)))));
    return shared.stream().anyMatch(x -> !x.operands().isEmpty() && !Effort.isShort(x));
  }

  private static List<Expr> wanted(List<Expr> results) {
    return results.stream().map(result -> LoopRun.result(result).of()).toList();
  }

  /** Makes results of either loop results of this. */
  Expr step(Expr expr, List<Expr> operands) {
    if (!LoopRun.isResult(expr)) {
      return Rebuild.same(expr, operands);
    }
    LoopRun run = LoopRun.of(expr);
    LoopResult result = LoopRun.result(expr);
    if (run.equals(one)) {
      return result(result, result.of());
    }
    return run.equals(other)
        ? result(result, substitution.apply(List.of(result.of())).get(0))
        : Rebuild.same(expr, operands);
  }

  private Expr result(LoopResult result, Expr of) {
    Loop loop =
        new Loop(
            List.of(),
            List.of(),
            List.copyOf(sequences.keySet()),
            List.copyOf(captured.keySet()),
            one.loop().index(),
            one.loop().trips(),
            one.loop().direction(),
            one.loop().keep());
    List<Expr> operands = new ArrayList<>(sequences.values());
    operands.addAll(captured.values());
    return of.table().apply(result.in(loop, of), operands);
  }
}
