package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of some expressions are lines of their own, and what they are called. */
final class Lines {
  private static final String PART = ".part";

  private final Map<String, Expr> ofName = new HashMap<>();
  private final Map<Expr, Integer> uses = new HashMap<>();
  private final Set<Expr> forced;

  Lines(List<Expr> order, Collection<Expr> roots, Collection<Expr> forced) {
    this.forced = new HashSet<>(forced);
    for (Expr expr : order) {
      nameOf(expr).ifPresent(name -> ofName.merge(name, expr, Lines::called));
      Set<Expr> operands = new HashSet<>(expr.operands());
      if (!isGradient(expr)) {
        operands.forEach(operand -> uses.merge(operand, 1, Integer::sum));
      }
      force(expr);
    }
    separateSums(order);
    roots.forEach(root -> uses.merge(root, 1, Integer::sum));
  }

  /**
   * Which of two the reader will look for under the name of both: not the one inside of a function
   * that is called, else the last, as those before led to it.
   */
  private static Expr called(Expr earlier, Expr later) {
    return calls(later) <= calls(earlier) ? later : earlier;
  }

  private static int calls(Expr expr) {
    return expr.table().origin(expr).map(origin -> origin.uses().size()).orElse(0);
  }

  /** What the user calls an expression; empty for what is on the way to it. */
  static Optional<String> nameOf(Expr expr) {
    return expr.table()
        .origin(expr)
        .filter(origin -> origin.role() == Origin.Role.VALUE)
        .flatMap(Origin::name)
        .filter(name -> !name.endsWith(PART));
  }

  Set<String> names() {
    return ofName.keySet();
  }

  Optional<String> name(Expr expr) {
    return nameOf(expr).filter(name -> ofName.get(name) == expr);
  }

  /** What an expression without a name is on the way to. */
  String base(Expr expr) {
    String name = expr.table().origin(expr).flatMap(Origin::name).orElse("value");
    return name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
  }

  boolean isShared(Expr expr) {
    return uses.getOrDefault(expr, 0) > 1;
  }

  boolean isForced(Expr expr) {
    return forced.contains(expr);
  }

  /** Formulas are written around elements; other operators need names to be applied to. */
  private void force(Expr expr) {
    if (LoopRun.isResult(expr)) {
      LoopRun run = LoopRun.of(expr);
      forced.addAll(run.loop().sequences(run.operands()));
      forced.addAll(run.loop().captures(run.operands()));
      return;
    }
    boolean writable =
        expr.computation() instanceof Computation.Pointwise
            || expr.computation() instanceof Computation.Scatter;
    if (!writable || isReshaped(expr)) {
      forced.addAll(expr.operands());
    }
  }

  /** A sum inside of a sum is hard to read. */
  private void separateSums(List<Expr> order) {
    Set<Expr> summing = new HashSet<>();
    for (Expr expr : order) {
      List<Expr> inner =
          expr.operands().stream()
              .filter(o -> summing.contains(o) && !forced.contains(o) && name(o).isEmpty())
              .toList();
      if (isSum(expr)) {
        forced.addAll(inner);
      }
      if (isSum(expr) || !inner.isEmpty()) {
        summing.add(expr);
      }
    }
  }

  private static boolean isSum(Expr expr) {
    return expr.computation() instanceof Computation.Pointwise pointwise
        && !pointwise.reduced().isEmpty();
  }

  private static boolean isReshaped(Expr expr) {
    return expr.computation() instanceof Computation.Pointwise pointwise
        && pointwise.value() instanceof Scalar.LoadSamePlace
        && !isOnlySpread(expr);
  }

  /** Whether a reshape gives and takes axes of extent 1 alone. */
  static boolean isOnlySpread(Expr reshape) {
    return wide(reshape).equals(wide(reshape.operand(0)));
  }

  private static List<Extent> wide(Expr expr) {
    return expr.shape().extents().stream().filter(extent -> !extent.isConstant(1)).toList();
  }

  private static boolean isGradient(Expr expr) {
    return expr.operator() instanceof Gradient;
  }
}
