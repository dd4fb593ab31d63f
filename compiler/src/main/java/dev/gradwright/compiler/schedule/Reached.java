package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a loop its wanted results need.
 *
 * @param results those wanted
 * @param carries the numbers of the carries that they need
 * @param traced the numbers of those carries whose values are kept, of all steps
 * @param seen all expressions of the body that are computed
 */
record Reached(
    Loop loop, List<Expr> results, Set<Integer> carries, Set<Integer> traced, Set<Expr> seen) {

  /** Given the results that are wanted, and the values that users get as they are. */
  static Reached by(List<Expr> results, Set<Expr> roots) {
    Loop loop = LoopRun.of(results.get(0)).loop();
    Set<Integer> carries = new LinkedHashSet<>();
    Set<Integer> traced = new HashSet<>();
    Set<Expr> wanted = new LinkedHashSet<>();
    for (Expr result : results) {
      wanted.add(of(result));
    }
    Set<Expr> seen = new HashSet<>();
    boolean more = true;
    while (more) {
      seen.addAll(Order.of(wanted));
      more = false;
      for (int i = 0; i < loop.carries().size(); i++) {
        if (seen.contains(loop.carries().get(i)) && carries.add(i)) {
          more |= wanted.add(loop.next().get(i));
        }
      }
    }
    for (int i : carries) {
      boolean kept = results.stream().anyMatch(isKept(loop, i, roots));
      if (kept) {
        traced.add(i);
      }
    }
    return new Reached(loop, results, carries, traced, seen);
  }

  private static java.util.function.Predicate<Expr> isKept(Loop loop, int carry, Set<Expr> roots) {
    return result ->
        isStacked(result)
            && (of(result) == loop.carries().get(carry)
                || of(result) == loop.next().get(carry) && !roots.contains(result));
  }

  static boolean isStacked(Expr result) {
    return ((LoopResult) result.operator()).kind() == LoopResult.Kind.STACKED;
  }

  static Expr of(Expr result) {
    return ((LoopResult) result.operator()).of();
  }

  /** The expressions of the body that are wanted: of results, and for the following step. */
  List<Expr> wanted() {
    List<Expr> wanted = new ArrayList<>();
    results.forEach(result -> wanted.add(of(result)));
    carries.forEach(carry -> wanted.add(loop.next().get(carry)));
    return wanted;
  }
}
