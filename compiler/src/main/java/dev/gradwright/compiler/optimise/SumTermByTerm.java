package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Sum;
import dev.gradwright.compiler.op.Totals;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum over k of (x[i, k] * y[k, j] + v[i, k] * w[k, j])}, written by broadcasts, becomes a
 * sum of contractions: the products need not be there one by one. So do terms of which the sum
 * takes fewer products than there are elements.
 */
final class SumTermByTerm implements Rewrite {
  /** Of so many, adding up what is there takes no longer. */
  private static final int MOST = 17;

  private final Demand demand;
  private final List<Rewrite> contractions =
      List.of(new ContractSumOfProducts(), new SumBeforeContraction());
  private final Rewrite factor = new PullFactorOut();

  SumTermByTerm(Demand demand) {
    this.demand = demand;
  }

  @Override
  public boolean asksDemand() {
    return true;
  }

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!(expr.operator() instanceof Sum sum)
        || !is(expr.operand(0), Binary.ADD)
        || isThereAnyway(expr.operand(0))) {
      return Optional.empty();
    }
    List<Expr> sums =
        terms(expr.operand(0)).stream().map(term -> Totals.sum(term, sum.axes())).toList();
    // Sums of factors alone are read in one go sooner than one after the other.
    if (sums.stream().allMatch(term -> contracted(term).isEmpty())) {
      return Optional.empty();
    }
    List<Expr> cheaper =
        sums.stream().flatMap(x -> contracted(x).or(() -> factor.apply(x)).stream()).toList();
    return cheaper.size() == sums.size()
        ? cheaper.stream().reduce(Formula::plus)
        : Optional.empty();
  }

  /** Contractions, times numbers, that others want added up, too: to sum that takes least. */
  private boolean isThereAnyway(Expr added) {
    return !demand.isSingle(added) && terms(added).stream().allMatch(SumTermByTerm::isContraction);
  }

  private static boolean isContraction(Expr term) {
    return term.operator() instanceof Contraction
        || is(term, Binary.MULTIPLY)
            && term.operands().stream().anyMatch(x -> Leaves.constant(x).isPresent())
            && term.operands().stream().anyMatch(x -> x.operator() instanceof Contraction);
  }

  private Optional<Expr> contracted(Expr sum) {
    return contractions.stream().flatMap(rewrite -> rewrite.apply(sum).stream()).findFirst();
  }

  private static List<Expr> terms(Expr sum) {
    return Match.terms(sum, MOST, term -> true);
  }
}
