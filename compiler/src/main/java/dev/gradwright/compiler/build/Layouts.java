package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Expressions that move elements, or work along one axis. */
final class Layouts {
  private final Expressions expressions;

  Layouts(Expressions expressions) {
    this.expressions = expressions;
  }

  Mapped build(Expression expression, Scope scope) {
    if (expression instanceof Expression.Permute permute) {
      return permute(permute, scope);
    } else if (expression instanceof Expression.Reshape reshape) {
      Shape own = scope.shape(reshape.type().axes());
      Mapped operand = expressions.build(reshape.operand(), scope);
      Shape all = own.under(Mapped.shape(operand.axes()));
      return Expressions.map(operand, expr -> Rearrange.reshape(expr, all));
    } else if (expression instanceof Expression.Concat concat) {
      return concat(concat, scope);
    } else if (expression instanceof Expression.Pad pad) {
      return pad(pad, scope);
    } else if (expression instanceof Expression.Along along) {
      return along(along, scope);
    } else if (expression instanceof Expression.Matrix matrix) {
      return Expressions.map(
          expressions.buildAll(matrix.operands(), scope),
          (exprs, mapped) -> Elements.matrix(matrix.operation(), exprs));
    } else if (expression instanceof Expression.ScatterAdd scatter) {
      return scatterAdd(scatter, scope);
    }
    return stack((Expression.Stack) expression, scope);
  }

  private Mapped permute(Expression.Permute permute, Scope scope) {
    Mapped operand = expressions.build(permute.operand(), scope);
    List<Integer> starts = Expressions.starts(permute.operand().type(), scope);
    int mapped = operand.axes().size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, mapped).boxed().toList());
    for (int entry : permute.order()) {
      IntStream.range(starts.get(entry), starts.get(entry + 1)).forEach(a -> order.add(mapped + a));
    }
    return Expressions.map(operand, expr -> Rearrange.transpose(expr, order));
  }

  private Mapped concat(Expression.Concat concat, Scope scope) {
    int axis = Expressions.starts(concat.type(), scope).get(concat.axis());
    return Expressions.map(
        expressions.buildAll(concat.parts(), scope),
        (parts, mapped) -> Rearrange.concat(parts, mapped + axis));
  }

  private Mapped pad(Expression.Pad pad, Scope scope) {
    int axis = Expressions.starts(pad.type(), scope).get(pad.axis());
    Extent before = scope.extent(pad.before());
    Extent after = scope.extent(pad.after());
    return Expressions.map(
        expressions.buildAll(List.of(pad.operand(), pad.fill()), scope),
        (both, mapped) -> padded(both.get(0), both.get(1), mapped + axis, before, after));
  }

  private static Expr padded(Expr inner, Expr fill, int axis, Extent before, Extent after) {
    List<Expr> parts = new ArrayList<>();
    addMargin(parts, fill, inner, axis, before);
    parts.add(inner);
    addMargin(parts, fill, inner, axis, after);
    return Rearrange.concat(parts, axis);
  }

  /** The fill, one value for each choice of the map, repeated over a part of the border. */
  private static void addMargin(List<Expr> parts, Expr fill, Expr inner, int axis, Extent width) {
    if (!width.equals(Extent.ZERO)) {
      Shape shape = inner.shape().without(axis).with(axis, width);
      List<Integer> leading = IntStream.range(0, fill.shape().rank()).boxed().toList();
      parts.add(Rearrange.broadcast(fill, shape, leading));
    }
  }

  private Mapped along(Expression.Along along, Scope scope) {
    Mapped operand = expressions.build(along.operand(), scope);
    int axis =
        operand.axes().size() + Expressions.starts(along.operand().type(), scope).get(along.axis());
    return Expressions.map(operand, expr -> Elements.along(along.operation(), expr, axis));
  }

  /** The axes of the map, those that the indices have, and the rest. */
  private Mapped scatterAdd(Expression.ScatterAdd scatter, Scope scope) {
    List<Expression> all = new ArrayList<>(List.of(scatter.operand()));
    all.addAll(scatter.indices());
    List<Mapped> parts = expressions.buildAll(all, scope);
    Shape own = scope.shape(scatter.type().axes());
    Shape to = own.under(Mapped.shape(Mapped.axesOf(parts)));
    return Expressions.map(parts, (operands, mapped) -> Rearrange.scatterAdd(operands, mapped, to));
  }

  private Mapped stack(Expression.Stack stack, Scope scope) {
    return Expressions.map(expressions.buildAll(stack.elements(), scope), Rearrange::stack);
  }
}
