package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Positions of a loop's body for all steps at once: what follows element by element from the number
 * of the step, from slices and from values from outside. A carry is known only step by step.
 */
final class AllSteps {
  private final OpenLoop loop;
  private final Map<Expr, Expr> all = new HashMap<>();

  AllSteps(OpenLoop loop) {
    this.loop = loop;
  }

  /** The ints with the step as a further axis of the map. */
  Optional<Mapped> of(Mapped ints) {
    for (Expr expr : Order.of(List.of(ints.expr()))) {
      if (loop.holds(expr)) {
        of(expr).ifPresent(steps -> all.put(expr, steps));
      }
    }
    return Optional.ofNullable(all.get(ints.expr())).map(steps -> ordered(steps, ints.axes()));
  }

  private Mapped ordered(Expr steps, List<MapAxis> others) {
    List<MapAxis> now = new ArrayList<>(List.of(loop.axis()));
    now.addAll(others);
    List<MapAxis> axes = Mapped.union(List.of(loop.axis()), others);
    List<Integer> order = new ArrayList<>(axes.stream().map(now::indexOf).toList());
    for (int own = axes.size(); own < steps.shape().rank(); own++) {
      order.add(own);
    }
    return new Mapped(Rearrange.transpose(steps, order), axes);
  }

  private Optional<Expr> of(Expr expr) {
    if (expr.equals(loop.index())) {
      return Optional.of(Leaves.iota(expr.table(), Shape.of(loop.axis().extent()), 0));
    }
    Optional<Expr> sequence = loop.sequence(expr);
    if (sequence.isPresent() || !isElementwise(expr)) {
      return sequence;
    }
    List<Expr> operands = new ArrayList<>();
    for (Expr operand : expr.operands()) {
      if (loop.holds(operand) && !all.containsKey(operand)) {
        return Optional.empty();
      }
      operands.add(loop.holds(operand) ? all.get(operand) : repeated(operand));
    }
    return Optional.of(expr.table().apply(expr.operator(), operands));
  }

  private Expr repeated(Expr outside) {
    return Rearrange.under(outside, outside.shape().with(0, loop.axis().extent()));
  }

  private static boolean isElementwise(Expr expr) {
    List<TensorType> types = expr.operands().stream().map(Expr::type).toList();
    return !types.isEmpty()
        && !expr.type().isReal()
        && types.stream().noneMatch(TensorType::isReal)
        && types.stream().allMatch(type -> type.shape().equals(expr.shape()))
        && expr.elementwise().filter(AllSteps::isElementwise).isPresent();
  }

  private static boolean isElementwise(Scalar scalar) {
    if (scalar instanceof Scalar.Apply apply) {
      return apply.arguments().stream().allMatch(AllSteps::isElementwise);
    }
    if (scalar instanceof Scalar.Choose choose) {
      return isElementwise(choose.condition())
          && isElementwise(choose.then())
          && isElementwise(choose.otherwise());
    }
    return scalar instanceof Scalar.Literal
        || scalar instanceof Scalar.Load load && isOwnPlace(load.coordinates());
  }

  private static boolean isOwnPlace(List<Coordinate> coordinates) {
    for (int axis = 0; axis < coordinates.size(); axis++) {
      if (!coordinates.get(axis).equals(Coordinate.axis(axis))) {
        return false;
      }
    }
    return true;
  }
}
