package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.isConstant;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopResult.Kind;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.ScanResult;
import dev.gradwright.compiler.op.Totals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code c := c + sum over k of x[t, i, k] * y[t, k, j]} in each step t, where nothing else reads
 * c, is {@code c + sum over t, k of x[t, i, k] * y[t, k, j]} after the loop.
 */
final class ContractAfterLoop implements LoopRewrite {
  private final Room room;

  ContractAfterLoop(Room room) {
    this.room = room;
  }

  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    Loop loop = run.loop();
    if (!loop.keep().equals(Keep.MENTIONED)) {
      // What it keeps for its way back was to be little; so is what it stacks.
      return Optional.empty();
    }
    Demand demand = new Demand();
    demand.count(Stream.concat(loop.next().stream(), stacked(wanted)).toList());
    Set<Expr> held = new LinkedHashSet<>(loop.slices());
    stacked(wanted).forEach(held::add);
    return loop.carries().stream()
        .filter(demand::isSingle)
        .map(carry -> new Total(carry, terms(next(loop, carry), demand)))
        .filter(total -> total.isOfProducts(demand) && room.suffices(total, held))
        .findFirst()
        .map(total -> contracted(run, wanted, total));
  }

  private static Stream<Expr> stacked(List<LoopResult> wanted) {
    return wanted.stream().filter(result -> result.kind() == Kind.STACKED).map(LoopResult::of);
  }

  private static Expr next(Loop loop, Expr carry) {
    return loop.next().get(loop.carries().indexOf(carry));
  }

  /** What is added up by sums that nothing else reads. */
  private static List<Expr> terms(Expr sum, Demand demand) {
    return Match.terms(sum, Integer.MAX_VALUE, demand::isSingle);
  }

  /** A carry, and what its value for the following step is the sum of. */
  record Total(Expr carry, List<Expr> terms) {
    private boolean isOfProducts(Demand demand) {
      return terms.contains(carry)
          && terms.size() > 1
          && products().allMatch(x -> x.operator() instanceof Contraction && demand.isSingle(x));
    }

    Stream<Expr> products() {
      return terms.stream().filter(term -> term != carry);
    }
  }

  private static Function<LoopResult, Expr> contracted(
      LoopRun run, List<LoopResult> wanted, Total total) {
    Loop loop = run.loop();
    List<LoopResult> all = new ArrayList<>(wanted);
    total.products().flatMap(x -> x.operands().stream()).forEach(x -> all.add(steps(loop, x)));
    RunDraft draft = new RunDraft(run, all);
    draft.drop(total.carry);
    Function<LoopResult, Expr> rest = draft.results();
    Expr start = run.operands().get(loop.carries().indexOf(total.carry));
    Expr sum =
        total
            .products()
            .map(x -> overSteps(x, factor -> rest.apply(steps(loop, factor))))
            .reduce(Formula::plus)
            .orElseThrow();
    // Of nothing but products, so that it is no -0 that 0 would be added to.
    Expr last = isConstant(start, "0") ? sum : Formula.plus(start, sum);
    return result -> result.of() == total.carry ? last : rest.apply(result);
  }

  private static LoopResult steps(Loop loop, Expr of) {
    return new ScanResult(loop, of, Kind.STACKED);
  }

  /** The contraction over the steps too, which bear a label of their own. */
  private static Expr overSteps(Expr product, Function<Expr, Expr> stacked) {
    Contraction c = (Contraction) product.operator();
    int steps = 1 + Stream.concat(c.left().stream(), c.right().stream()).reduce(-1, Math::max);
    return Totals.contract(
        stacked.apply(product.operand(0)),
        labels(steps, c.left()),
        stacked.apply(product.operand(1)),
        labels(steps, c.right()),
        c.result());
  }

  private static List<Integer> labels(int steps, List<Integer> of) {
    return Stream.concat(Stream.of(steps), of.stream()).toList();
  }
}
