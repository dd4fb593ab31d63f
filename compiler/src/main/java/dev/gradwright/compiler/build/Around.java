package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often what is being made is wanted: for each choice of some indices, in each turn of loops.
 */
final class Around {
  private record Place(
      List<MapAxis> axes,
      Optional<OpenLoop> loop,
      Optional<Expr> turn,
      Optional<String> repetition) {}

  private final ExprTable table;
  private Place place = new Place(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  Around(ExprTable table) {
    this.table = table;
  }

  /** Makes what is computed for each choice of these axes. */
  <T> T each(List<MapAxis> more, Supplier<T> making) {
    if (more.isEmpty()) {
      return making.get();
    }
    List<MapAxis> axes = Mapped.union(place.axes, more);
    return at(new Place(axes, place.loop, place.turn, Optional.of("for each index")), making);
  }

  /** Makes the body of a run-time loop. */
  <T> T turns(OpenLoop loop, Supplier<T> making) {
    Expr trips = Leaves.extent(table, loop.axis().extent());
    Expr count =
        place
            .turn
            .map(outer -> Formula.plus(Formula.times(outer, trips), loop.index()))
            .orElse(loop.index());
    Optional<String> repetition = Optional.of("inside `scan`");
    return at(new Place(place.axes, Optional.of(loop), Optional.of(count), repetition), making);
  }

  /** Makes the body of a fn that states its own adjoint, whose arguments have these axes. */
  <T> T rule(List<MapAxis> axes, Supplier<T> making) {
    Optional<String> repetition = Optional.of("inside a fn with a rule");
    return at(new Place(axes, place.loop, place.turn, repetition), making);
  }

  private <T> T at(Place other, Supplier<T> making) {
    Place outer = place;
    place = other;
    try {
      return making.get();
    } finally {
      place = outer;
    }
  }

  List<MapAxis> axes() {
    return place.axes;
  }

  /** The innermost loop whose body this is. */
  Optional<OpenLoop> loop() {
    return place.loop;
  }

  /** All loops around, the innermost first. */
  List<OpenLoop> loops() {
    List<OpenLoop> all = new ArrayList<>();
    for (Optional<OpenLoop> at = place.loop; at.isPresent(); at = at.get().around()) {
      all.add(at.get());
    }
    return all;
  }

  /** The number of the turn, counted over all loops around; 0 outside of loops. */
  Expr turn() {
    return place.turn.orElseGet(() -> Leaves.integer(table, 0));
  }

  /** Where along an axis of the map this is; in a loop, which step it is. */
  Mapped along(MapAxis axis) {
    return place
        .loop
        .flatMap(inner -> inner.stepOf(axis))
        .map(Mapped::plain)
        .orElseGet(() -> places(axis));
  }

  /** All places along an axis of the map. */
  Mapped places(MapAxis axis) {
    return new Mapped(Leaves.iota(table, Shape.of(axis.extent()), 0), List.of(axis));
  }

  /** Why what is made here is not computed once a step, in words. */
  Optional<String> repetition() {
    return place.repetition;
  }
}
