package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Transpose;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A contraction of a transpose, and the transpose of a contraction, are contractions with other
 * labels.
 */
final class AbsorbTransposes implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (expr.operator() instanceof Transpose transpose
        && expr.operand(0).operator() instanceof Contraction inner) {
      List<Integer> result = moved(inner.result(), transpose);
      Expr product = expr.operand(0);
      return Optional.of(
          Totals.contract(
              product.operand(0), inner.left(), product.operand(1), inner.right(), result));
    }
    return expr.operator() instanceof Contraction contraction
        ? absorbed(expr, contraction)
        : Optional.empty();
  }

  private static List<Integer> moved(List<Integer> labels, Transpose transpose) {
    return transpose.permutation().stream().map(labels::get).toList();
  }

  private static Optional<Expr> absorbed(Expr expr, Contraction c) {
    Expr x = expr.operand(0);
    Expr y = expr.operand(1);
    if (x.operator() instanceof Transpose transpose) {
      List<Integer> left = unmoved(c.left(), transpose);
      return Optional.of(Totals.contract(x.operand(0), left, y, c.right(), c.result()));
    }
    if (y.operator() instanceof Transpose transpose) {
      List<Integer> right = unmoved(c.right(), transpose);
      return Optional.of(Totals.contract(x, c.left(), y.operand(0), right, c.result()));
    }
    return Optional.empty();
  }

  private static List<Integer> unmoved(List<Integer> labels, Transpose transpose) {
    return IntStream.range(0, labels.size())
        .mapToObj(axis -> labels.get(transpose.permutation().indexOf(axis)))
        .toList();
  }
}
