package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code q[n, h, t, e] = sum over d of x[n, t, d] * w[d, h, e]}, where nothing but contractions
 * reads q, is {@code q'[n, t, h, e]}: one matrix product instead of one for each n and h. Of all
 * orders of its axes, the one in which it and its readers are made of the fewest pieces.
 */
final class OrderAxes {
  /** Matrices are as well read crosswise. */
  private static final int LEAST_RANK = 3;

  /** Of more axes there are too many orders. */
  private static final int MOST_RANK = 5;

  /** What is best for one value depends on what is chosen for others. */
  private static final int ROUNDS = 3;

  private final Map<Expr, List<Expr>> readers = new HashMap<>();
  private final Map<Expr, List<Integer>> orders = new LinkedHashMap<>();

  private OrderAxes(List<Expr> roots) {
    List<Expr> all = Order.of(roots);
    for (Expr expr : all) {
      expr.operands().forEach(x -> readers.computeIfAbsent(x, r -> new ArrayList<>()).add(expr));
    }
    Set<Expr> wanted = new HashSet<>(roots);
    all.stream()
        .filter(expr -> !wanted.contains(expr) && isFree(expr))
        .forEach(expr -> orders.put(expr, Match.axes(expr)));
  }

  private boolean isFree(Expr expr) {
    int rank = expr.type().rank();
    return expr.operator() instanceof Contraction
        && rank >= LEAST_RANK
        && rank <= MOST_RANK
        && readers.get(expr).stream().allMatch(reader -> reader.operator() instanceof Contraction);
  }

  static List<Expr> of(List<Expr> roots) {
    OrderAxes axes = new OrderAxes(roots);
    if (axes.orders.isEmpty()) {
      return roots;
    }
    boolean changes = true;
    for (int round = 0; changes && round < ROUNDS; round++) {
      changes = axes.improve();
    }
    return Rebuild.all(roots, axes::ordered);
  }

  private boolean improve() {
    boolean changes = false;
    for (Map.Entry<Expr, List<Integer>> chosen : orders.entrySet()) {
      List<Integer> best = best(chosen);
      changes |= !best.equals(chosen.setValue(best));
    }
    return changes;
  }

  private List<Integer> best(Map.Entry<Expr, List<Integer>> chosen) {
    List<Integer> best = chosen.getValue();
    int least = pieces(chosen.getKey());
    for (List<Integer> order : permutations(Match.axes(chosen.getKey()))) {
      chosen.setValue(order);
      int pieces = pieces(chosen.getKey());
      if (pieces < least) {
        least = pieces;
        best = order;
      }
    }
    return best;
  }

  private static List<List<Integer>> permutations(List<Integer> axes) {
    if (axes.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : axes) {
      List<Integer> others = new ArrayList<>(axes);
      others.remove(first);
      for (List<Integer> rest : permutations(others)) {
        List<Integer> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }

  /** What the value and its readers cost in the orders of the moment. */
  private int pieces(Expr expr) {
    int pieces = Pieces.of(labels(expr));
    for (Expr reader : readers.get(expr)) {
      pieces += Pieces.of(labels(reader));
    }
    return pieces;
  }

  private Contraction labels(Expr expr) {
    Contraction c = (Contraction) expr.operator();
    return new Contraction(
        in(orders.get(expr.operand(0)), c.left()),
        in(orders.get(expr.operand(1)), c.right()),
        in(orders.get(expr), c.result()));
  }

  private static List<Integer> in(List<Integer> order, List<Integer> labels) {
    return order == null ? labels : order.stream().map(labels::get).toList();
  }

  private Expr ordered(Expr expr, List<Expr> operands) {
    if (!(expr.operator() instanceof Contraction)) {
      return Rebuild.same(expr, operands);
    }
    Contraction c = labels(expr);
    return Totals.contract(operands.get(0), c.left(), operands.get(1), c.right(), c.result());
  }
}
