package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Cast;
import dev.gradwright.compiler.op.Comparison;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.op.Select;
import dev.gradwright.compiler.op.Unary;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code f(broadcast x, broadcast y) -> broadcast f(x, y)} for elementwise f: fewer elements. */
final class ComputeBeforeBroadcast implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!isElementwise(expr)) {
      return Optional.empty();
    }
    Set<Integer> used = new TreeSet<>();
    for (Expr operand : expr.operands()) {
      if (!(operand.operator() instanceof Broadcast broadcast)) {
        return Optional.empty();
      }
      used.addAll(broadcast.axes());
    }
    List<Integer> axes = new ArrayList<>(used);
    Shape small = new Shape(axes.stream().map(expr.shape()::extent).toList());
    List<Expr> operands = expr.operands().stream().map(x -> within(x, small, axes)).toList();
    Expr computed = expr.table().apply(expr.operator(), operands);
    return axes.size() == expr.type().rank()
        ? Optional.empty()
        : Optional.of(Rearrange.broadcast(computed, expr.shape(), axes));
  }

  private static boolean isElementwise(Expr expr) {
    return expr.operator() instanceof Unary
        || expr.operator() instanceof Binary
        || expr.operator() instanceof Comparison
        || expr.operator() instanceof Select
        || expr.operator() instanceof Cast
        || expr.operator() instanceof Rounded;
  }

  private static Expr within(Expr operand, Shape small, List<Integer> axes) {
    Broadcast broadcast = (Broadcast) operand.operator();
    List<Integer> places = broadcast.axes().stream().map(axes::indexOf).toList();
    return Rearrange.broadcast(operand.operand(0), small, places);
  }
}
