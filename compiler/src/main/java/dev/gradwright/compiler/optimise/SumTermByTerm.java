package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum over k of (x[i, k] * y[k, j] + v[i, k] * w[k, j])}, written by broadcasts, becomes a
 * sum of contractions: the products need not be there one by one.
 */
final class SumTermByTerm implements Rewrite {
  /** Beyond this, adding up what is there takes no longer. */
  private static final int MOST = 16;

  private final Rewrite contraction = new ContractSumOfProducts();

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum) || !is(expr.operand(0), Binary.ADD)) {
      return Optional.empty();
    }
    List<Expr> terms = terms(expr.operand(0));
    List<Expr> contracted =
        terms.stream()
            .flatMap(term -> contraction.apply(Totals.sum(term, sum.axes())).stream())
            .toList();
    return contracted.size() == terms.size()
        ? contracted.stream().reduce(Formula::plus)
        : Optional.empty();
  }

  /** What is added up, from left to right. */
  private static List<Expr> terms(Expr sum) {
    List<Expr> terms = new ArrayList<>(List.of(sum));
    for (int i = 0; i < terms.size() && terms.size() <= MOST; ) {
      Expr term = terms.get(i);
      if (is(term, Binary.ADD)) {
        terms.remove(i);
        terms.addAll(i, term.operands());
      } else {
        i++;
      }
    }
    return terms;
  }
}
