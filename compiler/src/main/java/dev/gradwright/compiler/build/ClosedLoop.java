package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Closing;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Closes the body of a loop: what it takes from outside becomes parameters. Values that only repeat
 * or reorder what is outside are made inside, where they cost nothing.
 */
final class ClosedLoop {
  private final OpenLoop open;
  private final Predicate<Expr> isName;
  private final List<Expr> starts;
  private final Dependence onSources;
  private List<Expr> carries;
  private List<Expr> captured = List.of();

  /** The values of the next step, then those that are wanted, in terms of the parameters. */
  private List<Expr> roots;

  private final List<Expr> slices = new ArrayList<>();
  private final List<Expr> operands = new ArrayList<>();
  private final Loop loop;

  /**
   * The loop that is done.
   *
   * @param isName whether derivatives may be taken with respect to an expression
   * @param starts for each carry its start
   * @param roots for each carry its next value; then what else is wanted of each step
   */
  ClosedLoop(
      OpenLoop open,
      Predicate<Expr> isName,
      List<Expr> starts,
      List<Expr> roots,
      Loop.Direction direction,
      Keep keep) {
    this.open = open;
    this.isName = isName;
    this.starts = starts;
    this.onSources = new Dependence(open.sources());
    this.carries = open.carries();
    this.roots = roots;
    keepSources();
    weaken();
    operands.addAll(starts);
    walk();
    capture();
    this.loop =
        new Loop(
            carries,
            this.roots.subList(0, carries.size()),
            slices,
            captured,
            open.index(),
            open.axis().extent(),
            direction,
            keep);
  }

  /** All steps' values of what is wanted, from the first on. */
  Expr stacked(int wanted) {
    return Loops.stacked(loop, roots.get(carries.size() + wanted), operands);
  }

  /** A carry after the last step. */
  Expr last(int carry) {
    return Loops.last(loop, carries.get(carry), operands);
  }

  /**
   * A gradient inside the body sees in one step all of what it is taken with respect to: what is
   * computed from that is computed inside, and not walked along.
   */
  private void keepSources() {
    List<Expr> from = new ArrayList<>();
    List<Expr> to = new ArrayList<>();
    for (Map.Entry<Expr, Expr> slice : open.slices().entrySet()) {
      if (onSources.of(slice.getKey())) {
        from.add(slice.getValue());
        to.add(read(slice.getKey()));
      }
    }
    roots = from.isEmpty() ? roots : Substitution.of(from, to).apply(roots);
  }

  /** The slice of this step, as a read. */
  private Expr read(Expr sequence) {
    List<Way> ways = new ArrayList<>(sequence.shape().extents().stream().map(Way::whole).toList());
    ways.set(0, new Way.Computed(Mapped.plain(open.index())));
    return Taking.of(sequence, ways).expr();
  }

  /** A carry is finite only if it starts so and each step leaves it so, given that all are. */
  private void weaken() {
    List<Expr> from = new ArrayList<>();
    List<Expr> to = new ArrayList<>();
    for (int i = 0; i < carries.size(); i++) {
      Expr carry = carries.get(i);
      boolean holds =
          starts.get(i).facts().imply(carry.facts()) && roots.get(i).facts().imply(carry.facts());
      if (!holds) {
        from.add(carry);
        to.add(Leaves.hole(carry.table(), carry.type(), Facts.NONE));
      }
    }
    if (!from.isEmpty()) {
      Substitution weaker = Substitution.of(from, to);
      carries = weaker.apply(carries);
      roots = weaker.apply(roots);
      to.forEach(open::hold);
      weaken();
    }
  }

  private void walk() {
    Set<Expr> reached = Set.copyOf(Order.of(roots));
    open.slices()
        .forEach(
            (sequence, slice) -> {
              if (reached.contains(slice)) {
                slices.add(slice);
                operands.add(sequence);
              }
            });
  }

  private void capture() {
    Closing closed = Closing.over(Frontier.of(roots, this::isInside), roots);
    captured = closed.captured();
    operands.addAll(closed.values());
    roots = closed.results();
  }

  /** Whether this is training is decided before anything runs: then loops are leaner for it. */
  private boolean isInside(Expr expr) {
    return open.holds(expr)
        || expr == Leaves.training(expr.table())
        || onSources.of(expr) && !open.sources().contains(expr)
        || !isName.test(expr) && isFree(expr);
  }

  /** Whether making the value in each step costs nothing. */
  private static boolean isFree(Expr expr) {
    if (expr.operands().isEmpty()) {
      return !(expr.computation() instanceof Computation.Given);
    }
    return expr.operands().size() == 1
        && expr.shape().size().minus(expr.operand(0).shape().size()).isNeverNegative()
        && expr.elementwise().filter(ClosedLoop::isMove).isPresent();
  }

  private static boolean isMove(Scalar scalar) {
    return scalar instanceof Scalar.LoadSamePlace
        || scalar instanceof Scalar.Load load
            && load.coordinates().stream().allMatch(Coordinate.At.class::isInstance);
  }
}
