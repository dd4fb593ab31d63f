package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Extremum;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.resolved.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Index notation: bodies mapped over their indices, whose axes are then owned or folded. */
final class Reductions {
  private final Building building;
  private final Expressions expressions;

  Reductions(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
  }

  Mapped indexed(Expression.Indexed indexed, Scope scope) {
    Scope inner = scope.inside();
    List<MapAxis> axes = introduce(indexed.indices(), inner);
    Mapped body = each(axes, indexed.body(), inner);
    return body.over(Mapped.union(body.axes(), axes)).owning(axes);
  }

  private Mapped each(List<MapAxis> axes, Expression body, Scope inner) {
    return building.around().each(axes, () -> expressions.build(body, inner));
  }

  Mapped reduce(Expression.Reduce reduce, Scope scope) {
    Scope inner = scope.inside();
    List<MapAxis> axes = introduce(reduce.indices(), inner);
    Mapped body = each(axes, reduce.body(), inner);
    Mapped full = body.over(Mapped.union(body.axes(), axes));
    int kept = full.axes().size() - axes.size();
    List<Integer> folded = IntStream.range(kept, kept + axes.size()).boxed().toList();
    return new Mapped(fold(reduce.reduction(), full.expr(), folded), full.axes().subList(0, kept));
  }

  Mapped reduceAll(Expression.ReduceAll all, Scope scope) {
    Mapped operand = expressions.build(all.operand(), scope);
    List<Integer> folded =
        IntStream.range(operand.axes().size(), operand.expr().shape().rank()).boxed().toList();
    return Expressions.map(operand, expr -> fold(all.reduction(), expr, folded));
  }

  Mapped arg(Expression.Arg arg, Scope scope) {
    Mapped operand = expressions.build(arg.operand(), scope);
    int own = Expressions.starts(arg.operand().type(), scope).get(arg.axis());
    int axis = operand.axes().size() + own;
    return Expressions.map(
        operand,
        expr ->
            arg.extremum() == Extremum.LARGEST
                ? Totals.argmax(expr, List.of(axis))
                : Totals.argmin(expr, List.of(axis)));
  }

  private static Expr fold(Reduction reduction, Expr operand, List<Integer> axes) {
    return switch (reduction) {
      case SUM -> Totals.sum(operand, axes);
      case PRODUCT -> Totals.product(operand, axes);
      case MAXIMUM -> Totals.max(operand, axes);
      case MINIMUM -> Totals.min(operand, axes);
      case MEAN -> Totals.mean(operand, axes);
    };
  }

  /** Fresh map axes for indices, bound to them; all of them, in order. */
  private List<MapAxis> introduce(List<Index> indices, Scope scope) {
    List<MapAxis> all = new ArrayList<>();
    for (Index index : indices) {
      IndexRange range = scope.range(index);
      List<MapAxis> axes = scope.extents(range.axes()).stream().map(building::mapAxis).toList();
      scope.bind(index, axes);
      all.addAll(axes);
    }
    return all;
  }
}
