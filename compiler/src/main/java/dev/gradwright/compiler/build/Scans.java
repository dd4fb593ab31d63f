package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Builds loops at run time. In index notation all choices of the indices walk side by side: the
 * carries have the axes of the map.
 */
final class Scans {
  private final Building building;
  private final Expressions expressions;

  Scans(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
  }

  List<Mapped> build(Producer.Scan scan, Scope scope) {
    List<MapAxis> axes = building.around().axes();
    List<Expr> starts = over(axes, expressions.buildAll(scan.starts(), scope));
    MapAxis steps = building.mapAxis(scope.extent(scan.to().minus(scan.from())));
    OpenLoop open = new OpenLoop(building.table(), steps, building.around().loop());
    Origin written = new Origin(scan.t().span(), Optional.of(scan.t().name()), Origin.Role.VALUE);
    building.table().setOrigin(open.index(), written);
    Scope inner = scope.inside();
    inner.bind(scan.t(), List.of(steps));
    return building.around().turns(open, () -> body(scan, starts, open, inner));
  }

  private List<Mapped> body(Producer.Scan scan, List<Expr> starts, OpenLoop open, Scope scope) {
    List<MapAxis> axes = building.around().axes();
    for (int i = 0; i < starts.size(); i++) {
      TensorType type = starts.get(i).type();
      Value name = scan.carries().get(i);
      Expr parameter = open.carry(building.table(), type);
      building.table().setOrigin(parameter, building.naming().origin(name.name(), name.span()));
      Mapped carry = new Mapped(parameter, axes);
      expressions.bind(scan.carries().get(i), carry, scope);
    }
    expressions.run(scan.statements(), scope);
    List<Mapped> yields = expressions.buildAll(scan.yields(), scope);
    List<Expr> roots = new ArrayList<>(over(axes, expressions.buildAll(scan.next(), scope)));
    yields.forEach(yield -> roots.add(yield.expr()));
    ClosedLoop closed =
        new ClosedLoop(
            open,
            building.marks()::isName,
            starts,
            roots,
            direction(scan.direction()),
            keep(scan, scope));
    List<Mapped> results = results(scan, closed, yields, axes);
    building.marks().close(roots, results.stream().map(Mapped::expr).toList());
    return results;
  }

  private List<Mapped> results(
      Producer.Scan scan, ClosedLoop closed, List<Mapped> yields, List<MapAxis> axes) {
    List<Mapped> results = new ArrayList<>();
    for (int i = 0; i < yields.size(); i++) {
      results.add(stepsInside(closed.stacked(i), yields.get(i).axes()));
    }
    for (int carry : scan.finals()) {
      Mapped last = new Mapped(closed.last(carry), axes);
      results.add(expressions.held(scan.carries().get(carry), last));
    }
    return results;
  }

  /** The axes of the map come first, then the steps. */
  private static Mapped stepsInside(Expr stacked, List<MapAxis> axes) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, axes.size()).forEach(axis -> order.add(axis + 1));
    order.add(0);
    IntStream.range(axes.size() + 1, stacked.shape().rank()).forEach(order::add);
    return new Mapped(Rearrange.transpose(stacked, order), axes);
  }

  private static List<Expr> over(List<MapAxis> axes, List<Mapped> values) {
    return values.stream().map(value -> value.over(axes).expr()).toList();
  }

  private static Loop.Direction direction(Producer.Direction direction) {
    return switch (direction) {
      case FORWARD -> Loop.Direction.FORWARD;
      case REVERSE -> Loop.Direction.BACKWARD;
    };
  }

  private static Keep keep(Producer.Scan scan, Scope scope) {
    if (scan.remat() instanceof Producer.Remat.None) {
      return Keep.MENTIONED;
    }
    return scan.remat() instanceof Producer.Remat.Segments segments
        ? new Keep.Segments(Optional.of(scope.extent(segments.count())))
        : new Keep.Segments(Optional.empty());
  }
}
