package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values are sooner computed again wherever they are wanted than kept: a few operations on
 * one value of their own size and on smaller ones.
 */
final class Cheapness {
  private static final int TIME = 3;
  private static final int DEPTH = 8;

  /** What it takes to compute an element from values that are not cheap. */
  private record Cost(int time, int depth, Set<Expr> read) {}

  private final Computations computations;
  private final Map<Expr, Cost> cheap = new HashMap<>();

  /** Judges all expressions, given operands first. */
  Cheapness(Computations computations, List<Expr> order) {
    this.computations = computations;
    order.forEach(this::judge);
  }

  boolean isCheap(Expr expr) {
    return cheap.containsKey(expr);
  }

  private void judge(Expr expr) {
    Optional<Scalar> value = computations.elementwise(expr);
    if (value.isEmpty() || Nesting.isCopy(value.get())) {
      return;
    }
    Weight own = Weight.of(value.get());
    if (own.time() > TIME) {
      return;
    }
    Cost cost = cost(expr, own.time());
    if (cost.time <= TIME && cost.depth <= DEPTH && cost.read.size() <= 1) {
      cheap.put(expr, cost);
    }
  }

  private Cost cost(Expr expr, int own) {
    int time = own;
    int depth = 0;
    Set<Expr> read = new HashSet<>();
    for (Expr operand : computations.read(expr)) {
      Cost before = cheap.get(operand);
      if (before != null) {
        time += before.time;
        depth = Math.max(depth, before.depth);
        read.addAll(before.read);
      } else if (!isSmaller(operand, expr)) {
        read.add(operand);
      }
    }
    read.removeIf(operand -> isSmaller(operand, expr));
    return new Cost(time, depth + 1, read);
  }

  /** Whether reading it costs little beside a value of the expression's own size. */
  private static boolean isSmaller(Expr operand, Expr expr) {
    return operand.shape().wideAxes() < expr.shape().wideAxes();
  }
}
