package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code for q in segments: for s in length: step(q * length + s)}, and the steps that are left
 * over in a loop of their own. The outer loop keeps its carries alone, so that going back through a
 * segment begins with running it again.
 */
final class Segments {
  private final Loop loop;
  private final List<Expr> operands;
  private final ExprTable table;
  private final Extent length;
  private final Extent count;

  /** The number of a segment's first step. */
  private final Expr base;

  /** The number of a step within its segment. */
  private final Expr within;

  private final LoopRun segment;
  private final LoopRun whole;
  private final LoopRun rest;

  private Segments(LoopRun run, Extent length) {
    this.loop = run.loop();
    this.operands = run.operands();
    this.table = loop.index().table();
    this.length = length;
    this.count = loop.trips().floorDividedBy(length);
    this.base = index();
    this.within = index();
    Expr number = index();
    List<Expr> parameters = loop.parameters().stream().map(this::inSegment).toList();
    List<Expr> inner = new ArrayList<>(parameters);
    inner.add(Formula.times(number, Leaves.extent(table, length)));
    this.segment = new LoopRun(steps(length), inner);
    if (loop.direction() == Loop.Direction.FORWARD) {
      this.whole = whole(number, parameters, loop.starts(operands));
      this.rest = rest(lasts(whole));
    } else {
      this.rest = rest(loop.starts(operands));
      this.whole = whole(number, parameters, lasts(rest));
    }
  }

  /** The segments of a loop that is to keep where they start. */
  static Segments of(LoopRun run, Keep.Segments keep) {
    Extent trips = run.loop().trips();
    Extent segments = keep.count().orElseGet(() -> trips.root().plus(1));
    boolean known = trips.constant().isPresent() && segments.constant().isPresent();
    // Rounded up, and never 0, so that there are no more segments than wanted.
    Extent length =
        known && !trips.equals(Extent.ZERO)
            ? trips.plus(segments).plus(-1).floorDividedBy(segments)
            : trips.floorDividedBy(segments).plus(1);
    return new Segments(run, length);
  }

  /** An index that bears the name of the loop's. */
  private Expr index() {
    Expr index = Loops.index(table);
    table.origin(loop.index()).ifPresent(origin -> table.setOrigin(index, origin));
    return index;
  }

  /** A parameter of the outer loop: of a sequence, it sees as much as a segment has steps. */
  private Expr inSegment(Expr parameter) {
    TensorType type =
        loop.slices().contains(parameter)
            ? parameter.type().withShape(parameter.shape().with(0, length))
            : parameter.type();
    return Leaves.hole(table, type, parameter.facts());
  }

  /** So many steps of the loop; the number of the first is captured last. */
  private Loop steps(Extent trips) {
    List<Expr> captured = new ArrayList<>(loop.captured());
    captured.add(base);
    return new Loop(
        loop.carries(),
        numbered(loop.next()),
        loop.slices(),
        captured,
        within,
        trips,
        loop.direction(),
        Keep.MENTIONED);
  }

  private List<Expr> numbered(List<Expr> body) {
    Expr number = Formula.plus(base, within);
    return Substitution.of(List.of(loop.index()), List.of(number)).apply(body);
  }

  private LoopRun whole(Expr number, List<Expr> parameters, List<Expr> starts) {
    Loop outer =
        new Loop(
            loop.starts(parameters),
            lasts(segment),
            loop.sequences(parameters),
            loop.captures(parameters),
            number,
            count,
            loop.direction(),
            Keep.CARRIES);
    List<Expr> all = new ArrayList<>(starts);
    for (Expr sequence : loop.sequences(operands)) {
      Expr steps = Rearrange.slice(sequence, 0, Extent.ZERO, stepsInSegments());
      Shape step = steps.shape().without(0);
      all.add(Rearrange.reshape(steps, step.under(Shape.of(count, length))));
    }
    all.addAll(loop.captures(operands));
    return new LoopRun(outer, all);
  }

  private Extent stepsInSegments() {
    return count.times(length);
  }

  private LoopRun rest(List<Expr> starts) {
    List<Expr> all = new ArrayList<>(starts);
    for (Expr sequence : loop.sequences(operands)) {
      all.add(Rearrange.slice(sequence, 0, stepsInSegments(), loop.trips()));
    }
    all.addAll(loop.captures(operands));
    all.add(Leaves.extent(table, stepsInSegments()));
    return new LoopRun(steps(loop.trips().minus(stepsInSegments())), all);
  }

  private static List<Expr> lasts(LoopRun run) {
    return run.loop().carries().stream().map(carry -> last(run, carry)).toList();
  }

  /** The last value of a carry, without running a loop that has no steps. */
  private static Expr last(LoopRun run, Expr carry) {
    return run.loop().trips().equals(Extent.ZERO)
        ? run.operands().get(run.loop().carries().indexOf(carry))
        : Loops.last(run.loop(), carry, run.operands());
  }

  /** What was wanted of the loop. */
  Expr result(LoopResult result) {
    if (result.kind() == LoopResult.Kind.FINAL) {
      LoopRun last = loop.direction() == Loop.Direction.FORWARD ? rest : whole;
      return last(last, last.loop().carries().get(loop.carries().indexOf(result.of())));
    }
    Expr of = numbered(List.of(result.of())).get(0);
    Expr inSegment = Loops.stacked(segment.loop(), of, segment.operands());
    Expr nested = Loops.stacked(whole.loop(), inSegment, whole.operands());
    Expr first = Rearrange.reshape(nested, of.shape().with(0, stepsInSegments()));
    return rest.loop().trips().equals(Extent.ZERO)
        ? first
        : Rearrange.concat(List.of(first, Loops.stacked(rest.loop(), of, rest.operands())), 0);
  }
}
