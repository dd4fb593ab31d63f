package dev.gradwright.compiler.schedule;

import static java.util.stream.Collectors.toSet;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Widens again on the way back what the way forward has widened: in between, only the narrow values
 * are kept.
 */
final class Rewidening {
  private final Computations computations;
  private final Set<Expr> forward;
  private final Set<Expr> left;

  private Rewidening(List<Root> roots, Computations computations) {
    this.computations = computations;
    this.left =
        roots.stream()
            .filter(root -> root.entry() == Entry.FORWARD)
            .map(Root::value)
            .collect(toSet());
    this.forward = Set.copyOf(Order.of(left));
  }

  static List<Root> of(List<Root> roots, Computations computations) {
    Rewidening rewidening = new Rewidening(roots, computations);
    if (rewidening.forward.stream().noneMatch(rewidening::isWidened)) {
      return roots;
    }
    Map<Expr, Expr> made =
        Rebuild.of(roots.stream().map(Root::value).toList(), rewidening::rebuilt);
    return roots.stream()
        .map(
            root ->
                root.entry() == Entry.FORWARD
                    ? root
                    : new Root(made.get(root.value()), root.target(), root.entry(), root.scope()))
        .toList();
  }

  /** A value is widened where it is read first: what is made later runs later. */
  private Expr rebuilt(Expr expr, List<Expr> operands) {
    return forward.contains(expr)
        ? expr
        : Rebuild.same(expr, operands.stream().map(this::again).toList());
  }

  private Expr again(Expr operand) {
    // What users get as it is is there in any case.
    boolean stays = !forward.contains(operand) || left.contains(operand) || !isWidened(operand);
    return stays
        ? operand
        : operand
            .table()
            .apply(operand.operator(), operand.table().apply(new Apart(), operand.operand(0)));
  }

  /** Whether a value has been widened before. */
  static boolean isAgain(Expr expr) {
    return expr.operands().size() == 1 && expr.operand(0).operator() instanceof Apart;
  }

  private boolean isWidened(Expr expr) {
    return computations
        .elementwise(expr)
        .filter(
            value ->
                value instanceof Scalar.Apply apply
                    && apply.function() == Function.TO_REAL
                    && apply.arguments().get(0).element().isNarrow()
                    && apply.arguments().get(0) instanceof Scalar.Load)
        .isPresent();
  }
}
