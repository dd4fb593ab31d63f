package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What takes more than short operations in loops without carries, by hashes in which a parameter is
 * what the loop is given for it: where two loops have none in common, neither computes what the
 * other does.
 */
final class LongWork {
  private final Map<LoopRun, Set<Integer>> known = new HashMap<>();

  /** Whether the two may share work, given the results wanted of each. */
  boolean mayBeShared(LoopRun one, List<Expr> ofOne, LoopRun other, List<Expr> ofOther) {
    return !Collections.disjoint(of(one, ofOne), of(other, ofOther));
  }

  private Set<Integer> of(LoopRun run, List<Expr> results) {
    return known.computeIfAbsent(run, r -> hashes(r, results));
  }

  private static Set<Integer> hashes(LoopRun run, List<Expr> results) {
    Map<Expr, Integer> hashes = parameters(run);
    Set<Integer> found = new HashSet<>();
    for (Expr expr : Order.of(run.loop().roots(results))) {
      int hash = hashes.computeIfAbsent(expr, e -> hash(e, hashes));
      if (!expr.operands().isEmpty() && !Effort.isShort(expr)) {
        found.add(hash);
      }
    }
    return found;
  }

  private static Map<Expr, Integer> parameters(LoopRun run) {
    Loop loop = run.loop();
    Map<Expr, Integer> hashes = new HashMap<>();
    List<Expr> parameters = loop.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      hashes.put(parameters.get(i), run.operands().get(i).hashCode());
    }
    hashes.put(loop.index(), loop.trips().hashCode());
    return hashes;
  }

  private static int hash(Expr expr, Map<Expr, Integer> hashes) {
    int hash = expr.operator().hashCode();
    for (Expr operand : expr.operands()) {
      hash = 31 * hash + hashes.get(operand);
    }
    return hash;
  }
}
