package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.ScatterAdd;
import java.util.Optional;

/**
 * {@code x[t] = sum over s*i + d*p = t of (sum over o of a[o, i] * b[o, p])}, the adjoint of a
 * convolution, is a convolution of a with zeros around and between its elements: {@code sum over o,
 * p of a'[o, t - d*p] * b[o, p]}. The windows are never laid out, and nothing is added in place.
 */
final class ConvolveInsteadOfOverlapping implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof ScatterAdd scatter)
        || !(expr.operand(0).operator() instanceof Contraction product)) {
      return Optional.empty();
    }
    Expr windows = expr.operand(0);
    Factor a = new Factor(windows.operand(0), product.left());
    Factor b = new Factor(windows.operand(1), product.right());
    WindowSum sum = new WindowSum(windows, product.result(), scatter);
    return sum.convolution(a, b).or(() -> sum.convolution(b, a));
  }
}
