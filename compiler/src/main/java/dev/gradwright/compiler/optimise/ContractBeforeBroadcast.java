package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Broadcast;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code sum over k of (broadcast c)[i, k] * y[k, j] -> c[i] * sum over k of y[k, j]}: what repeats
 * along an axis is multiplied once, and a constant is a plain factor.
 */
final class ContractBeforeBroadcast implements Rewrite {
  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Contraction contraction)) {
      return Optional.empty();
    }
    return expr.operand(0).operator() instanceof Broadcast repeated
        ? Optional.of(contracted(expr, contraction.left(), 1, contraction.right(), repeated))
        : expr.operand(1).operator() instanceof Broadcast repeated
            ? Optional.of(contracted(expr, contraction.right(), 0, contraction.left(), repeated))
            : Optional.empty();
  }

  private static Expr contracted(
      Expr expr, List<Integer> labels, int other, List<Integer> others, Broadcast repeated) {
    List<Integer> result = ((Contraction) expr.operator()).result();
    List<Integer> own = repeated.axes().stream().map(labels::get).toList();
    List<Integer> summed =
        IntStream.range(0, others.size())
            .filter(axis -> !own.contains(others.get(axis)) && !result.contains(others.get(axis)))
            .boxed()
            .toList();
    List<Integer> kept = new ArrayList<>(others);
    summed.forEach(axis -> kept.remove(others.get(axis)));
    List<Integer> small = result.stream().filter(l -> own.contains(l) || kept.contains(l)).toList();
    Expr source = expr.operand(1 - other).operand(0);
    Expr total = Totals.sum(expr.operand(other), summed);
    Expr product = product(source, own, total, kept, small, other);
    return Rearrange.broadcast(product, expr.shape(), small.stream().map(result::indexOf).toList());
  }

  private static Expr product(
      Expr x, List<Integer> own, Expr y, List<Integer> kept, List<Integer> small, int place) {
    if (own.isEmpty()) {
      return Formula.times(x, Rearrange.transpose(y, small.stream().map(kept::indexOf).toList()));
    }
    return place == 1
        ? Totals.contract(x, own, y, kept, small)
        : Totals.contract(y, kept, x, own, small);
  }
}
