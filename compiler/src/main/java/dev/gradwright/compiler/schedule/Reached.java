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
    Set<Expr> wanted = new LinkedHashSet<>();
    results.forEach(result -> wanted.add(of(result)));
    Set<Expr> seen = new HashSet<>();
    Set<Integer> carries = new LinkedHashSet<>();
    do {
      seen.addAll(Order.of(wanted));
    } while (reachCarries(loop, seen, carries, wanted));
    Set<Integer> traced = new HashSet<>(carries);
    traced.removeIf(carry -> results.stream().noneMatch(result -> keeps(result, carry, roots)));
    return new Reached(loop, results, carries, traced, seen);
  }

  /** Adds carries that have been seen, and their next values; whether there were any. */
  private static boolean reachCarries(
      Loop loop, Set<Expr> seen, Set<Integer> carries, Set<Expr> wanted) {
    boolean more = false;
    for (int i = 0; i < loop.carries().size(); i++) {
      if (seen.contains(loop.carries().get(i)) && carries.add(i)) {
        more |= wanted.add(loop.next().get(i));
      }
    }
    return more;
  }

  /** Whether a result is all values of a carry, and not for users. */
  private static boolean keeps(Expr result, int carry, Set<Expr> roots) {
    Loop loop = LoopRun.of(result).loop();
    return isStacked(result)
        && (of(result) == loop.carries().get(carry)
            || of(result) == loop.next().get(carry) && !roots.contains(result));
  }

  static boolean isStacked(Expr result) {
    return LoopRun.result(result).kind() == LoopResult.Kind.STACKED;
  }

  static Expr of(Expr result) {
    return LoopRun.result(result).of();
  }

  /** The expressions of the body that are wanted: of results, and for the following step. */
  List<Expr> wanted() {
    List<Expr> wanted = new ArrayList<>();
    results.forEach(result -> wanted.add(of(result)));
    carries.forEach(carry -> wanted.add(loop.next().get(carry)));
    return wanted;
  }
}
