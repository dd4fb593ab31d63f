package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Transpose;
import java.util.List;
import java.util.Optional;

/** {@code sum over k of x^T[i, k] -> sum over k of x[k, i]}: of the sum less is left to move. */
final class SumBeforeTranspose implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum)
        || !(expr.operand(0).operator() instanceof Transpose transpose)) {
      return Optional.empty();
    }
    Expr x = expr.operand(0).operand(0);
    List<Integer> summed = sum.axes().stream().map(transpose.permutation()::get).sorted().toList();
    List<Integer> kept = Match.axes(x);
    kept.removeAll(summed);
    List<Integer> order =
        transpose.permutation().stream().filter(kept::contains).map(kept::indexOf).toList();
    return Optional.of(Rearrange.transpose(Totals.sum(x, summed), order));
  }
}
