package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Transpose;
import dev.gradwright.compiler.optimise.Factors.Factor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code sum over k of x[i, k] * y[i, k] -> z[i, i]} where {@code z[i, j] = sum over k of x[i, k] *
 * y[j, k]} is there by then anyway: the gradient of a matrix has that of its diagonal in it.
 */
final class ReadDiagonal {
  /** By what they contract. */
  private final Map<List<Expr>, List<Expr>> contractions = new HashMap<>();

  private final Map<Expr, Expr> wholes = new HashMap<>();

  private ReadDiagonal(List<Expr> values) {
    List<Expr> order = Order.of(values);
    for (Expr expr : order) {
      if (expr.operator() instanceof Contraction) {
        contractions.computeIfAbsent(expr.operands(), x -> new ArrayList<>()).add(expr);
      }
    }
    if (!contractions.isEmpty()) {
      order.forEach(expr -> whole(expr).ifPresent(whole -> wholes.put(expr, whole)));
    }
  }

  static Graph of(Graph graph) {
    ReadDiagonal reading = new ReadDiagonal(graph.values());
    if (!reading.wholes.isEmpty()) {
      reading.requireInTime(graph);
    }
    // Again, since sums may stand in what a contraction is made of.
    return reading.wholes.isEmpty()
        ? graph
        : graph.withValues(
            roots -> Passes.untilSettled(roots, all -> Rebuild.all(all, reading::read)));
  }

  /** Leaves alone what needs a contraction that nothing else needs by then. */
  private void requireInTime(Graph graph) {
    Set<Expr> forward = reached(graph.forward());
    Set<Expr> training = reached(graph.gradients());
    training.addAll(forward);
    for (Set<Expr> phase : List.of(forward, training, reached(graph.predictions()))) {
      wholes.entrySet().removeIf(e -> phase.contains(e.getKey()) && !phase.contains(e.getValue()));
    }
  }

  private static Set<Expr> reached(List<Expr> roots) {
    return new HashSet<>(Order.of(roots));
  }

  private Optional<Expr> whole(Expr expr) {
    return Products.of(expr).stream()
        .flatMap(
            products ->
                Stream.of(products, products.swapped())
                    .flatMap(p -> contractions.getOrDefault(p.tensors(), List.of()).stream())
                    .filter(whole -> axes(products, whole).isPresent()))
        .findFirst();
  }

  /**
   * Along which axis of the products each axis of the contraction lies, where sums of these are on
   * its diagonal.
   */
  private static Optional<List<Integer>> axes(Products products, Expr whole) {
    return Stream.of(products, products.swapped())
        .filter(p -> p.tensors().equals(whole.operands()))
        .flatMap(p -> axes(p, (Contraction) whole.operator()).stream())
        .findFirst();
  }

  private static Optional<List<Integer>> axes(Products products, Contraction whole) {
    Map<Integer, Integer> axisOf = new HashMap<>();
    if (!agree(whole.left(), products.x.labels(), axisOf)
        || !agree(whole.right(), products.y.labels(), axisOf)) {
      return Optional.empty();
    }
    List<Integer> summed = whole.summed().stream().map(axisOf::get).toList();
    List<Integer> axes = whole.result().stream().map(axisOf::get).toList();
    boolean isDiagonal =
        !summed.isEmpty()
            && summed.size() == products.summed.size()
            && products.summed.containsAll(summed)
            && Set.copyOf(axes).equals(Set.copyOf(products.kept))
            && axes.size() > products.kept.size();
    return isDiagonal ? Optional.of(axes) : Optional.empty();
  }

  private static boolean agree(
      List<Integer> labels, List<Integer> axes, Map<Integer, Integer> axisOf) {
    for (int i = 0; i < labels.size(); i++) {
      Integer other = axisOf.put(labels.get(i), axes.get(i));
      if (other != null && !other.equals(axes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Expr read(Expr expr, List<Expr> operands) {
    Expr whole = wholes.get(expr);
    return whole == null
        ? Rebuild.same(expr, operands)
        : diagonal(Products.of(expr).orElseThrow(), whole);
  }

  private static Expr diagonal(Products products, Expr whole) {
    List<Integer> axes = new ArrayList<>(axes(products, whole).orElseThrow());
    Expr read = whole;
    for (int second = axes.size() - 1; second > 0; second--) {
      int first = axes.indexOf(axes.get(second));
      if (first < second) {
        read = Rearrange.diagonal(read, first, second);
        axes.remove(second);
      }
    }
    return Rearrange.transpose(read, products.kept.stream().map(axes::indexOf).toList());
  }

  /** Of two factors, and along which of their axes they are summed. */
  private record Products(Factor x, Factor y, List<Integer> kept, List<Integer> summed) {
    static Optional<Products> of(Expr expr) {
      if (expr.operator() instanceof Contraction c) {
        Factor x = new Factor(expr.operand(0), c.left());
        Factor y = new Factor(expr.operand(1), c.right());
        return Optional.of(new Products(x, y, c.result(), c.summed()));
      }
      if (expr.operator() instanceof Sum sum && is(expr.operand(0), Binary.MULTIPLY)) {
        Factor x = factor(expr.operand(0).operand(0));
        Factor y = factor(expr.operand(0).operand(1));
        List<Integer> kept = Match.axes(expr.operand(0));
        kept.removeAll(sum.axes());
        return Optional.of(new Products(x, y, kept, sum.axes()));
      }
      return Optional.empty();
    }

    Products swapped() {
      return new Products(y, x, kept, summed);
    }

    List<Expr> tensors() {
      return List.of(x.tensor(), y.tensor());
    }

    /** What stands before it repeats or its axes change places. */
    private static Factor factor(Expr expr) {
      Expr tensor = expr;
      List<Integer> labels = Match.axes(expr);
      while (true) {
        if (tensor.operator() instanceof Broadcast broadcast) {
          labels = broadcast.axes().stream().map(labels::get).toList();
        } else if (tensor.operator() instanceof Transpose transpose) {
          List<Integer> order = transpose.permutation();
          List<Integer> after = labels;
          labels = Match.axes(tensor).stream().map(order::indexOf).map(after::get).toList();
        } else {
          return new Factor(tensor, labels);
        }
        tensor = tensor.operand(0);
      }
    }
  }
}
