package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads in the bodies of loops. A tensor from outside is read for all steps at once, outside, as
 * far as the places are known there; what is left is read in the body.
 */
final class LoopReads {
  private final Building building;

  LoopReads(Building building) {
    this.building = building;
  }

  /** The read of a tensor in the body of a loop, the innermost one around. */
  Mapped of(Expr tensor, List<Way> ways, Optional<OpenLoop> around) {
    if (around.isEmpty()) {
      return Taking.of(tensor, ways);
    }
    OpenLoop loop = around.get();
    if (loop.holds(tensor)) {
      return inBody(tensor, ways, loop);
    }
    if (ways.stream().noneMatch(way -> varies(way, loop))) {
      return of(tensor, ways, loop.around());
    }
    List<Optional<Way>> all = ways.stream().map(way -> allSteps(way, loop)).toList();
    if (all.stream().allMatch(Optional::isPresent)) {
      List<Way> outside = all.stream().flatMap(Optional::stream).toList();
      return loop.step(of(tensor, outside, loop.around()));
    }
    return partly(tensor, ways, all, loop);
  }

  private static boolean varies(Way way, OpenLoop loop) {
    return way instanceof Way.At at && at.coefficients().containsKey(loop.axis())
        || way instanceof Way.Computed computed && loop.holds(computed.position().expr());
  }

  /** The way for all steps at once; empty if it is known only step by step. */
  private static Optional<Way> allSteps(Way way, OpenLoop loop) {
    return way instanceof Way.Computed computed && varies(way, loop)
        ? new AllSteps(loop).of(computed.position()).map(Way.Computed::new)
        : Optional.of(way);
  }

  /** First what is known outside, then the rest; along axes of index notation all at the end. */
  private Mapped partly(Expr tensor, List<Way> ways, List<Optional<Way>> all, OpenLoop loop) {
    List<Way> first = new ArrayList<>();
    List<Way> rest = new ArrayList<>();
    for (int axis = 0; axis < ways.size(); axis++) {
      boolean later = all.get(axis).isEmpty() || isOfNotation(ways.get(axis), loop);
      Way now = later ? Way.whole(tensor.shape().extent(axis)) : ways.get(axis);
      first.add(now);
      if (now instanceof Way.Kept kept) {
        rest.add(later ? ways.get(axis) : Way.whole(kept.extent()));
      }
    }
    if (rest.equals(ways)) {
      return inBody(tensor, ways, loop);
    }
    Mapped begun = of(tensor, first, Optional.of(loop));
    List<Way> then = new ArrayList<>(begun.axes().stream().map(Way::at).toList());
    then.addAll(rest);
    return inBody(begun.expr(), then, loop);
  }

  /** Whether only indices of index notation say where. */
  private static boolean isOfNotation(Way way, OpenLoop loop) {
    return way instanceof Way.At at && !at.coefficients().isEmpty() && !hasStep(at, loop);
  }

  private static boolean hasStep(Way.At at, OpenLoop loop) {
    return at.coefficients().keySet().stream().anyMatch(axis -> loop.stepOf(axis).isPresent());
  }

  /** In the body a step is a number, not an axis. */
  private Mapped inBody(Expr tensor, List<Way> ways, OpenLoop loop) {
    List<Way> inBody = new ArrayList<>();
    for (Way way : ways) {
      boolean steps = way instanceof Way.At at && hasStep(at, loop);
      inBody.add(steps ? new Way.Computed(position((Way.At) way, loop)) : way);
    }
    return Taking.of(tensor, inBody);
  }

  private Mapped position(Way.At at, OpenLoop loop) {
    Mapped sum = Mapped.plain(Leaves.extent(building.table(), at.offset()));
    for (Map.Entry<MapAxis, Extent> term : at.coefficients().entrySet()) {
      Mapped place =
          loop.stepOf(term.getKey())
              .map(Mapped::plain)
              .orElseGet(() -> building.around().places(term.getKey()));
      sum =
          Expressions.map(
              List.of(sum, times(place, term.getValue())),
              (both, mapped) -> Formula.plus(both.get(0), both.get(1)));
    }
    return sum;
  }

  private Mapped times(Mapped place, Extent factor) {
    if (factor.equals(Extent.ONE)) {
      return place;
    }
    Expr by = Leaves.extent(building.table(), factor);
    return Expressions.map(place, expr -> Formula.times(Rearrange.under(by, expr.shape()), expr));
  }
}
