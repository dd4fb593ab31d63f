package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Transpose;
import dev.gradwright.compiler.op.Unary;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.Optional;

/**
 * {@code f(x^T) -> f(x)^T} for elementwise f, and so for two operands of which one may be a scalar:
 * values are computed in the order of the axes in which they were made.
 */
final class ComputeBeforeTranspose implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Unary) && !(expr.operator() instanceof Binary)) {
      return Optional.empty();
    }
    return expr.operands().stream()
        .filter(operand -> operand.operator() instanceof Transpose)
        .findFirst()
        .flatMap(moved -> computed(expr, moved));
  }

  private static Optional<Expr> computed(Expr expr, Expr moved) {
    Transpose transpose = (Transpose) moved.operator();
    Shape before = moved.operand(0).shape();
    if (!expr.operands().stream().allMatch(x -> isScalar(x) || x.operator().equals(transpose))) {
      return Optional.empty();
    }
    List<Expr> operands = expr.operands().stream().map(x -> unmoved(x, before)).toList();
    Expr result = expr.table().apply(expr.operator(), operands);
    return Optional.of(Rearrange.transpose(result, transpose.permutation()));
  }

  private static boolean isScalar(Expr operand) {
    return operand.operator() instanceof Broadcast broadcast && broadcast.axes().isEmpty();
  }

  private static Expr unmoved(Expr operand, Shape before) {
    return isScalar(operand)
        ? Rearrange.broadcast(operand.operand(0), before, List.of())
        : operand.operand(0);
  }
}
