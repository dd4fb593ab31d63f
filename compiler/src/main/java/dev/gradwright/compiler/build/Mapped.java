package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A value for every choice of some {@link MapAxis}: the expression's leading axes are these,
 * rising; the others are the value's own. What does not depend on an axis does not have it, until
 * it meets what does.
 */
record Mapped(Expr expr, List<MapAxis> axes) {
  Mapped {
    axes = List.copyOf(axes);
  }

  static Mapped plain(Expr expr) {
    return new Mapped(expr, List.of());
  }

  /** Every axis of any of them, rising. */
  static List<MapAxis> axesOf(Collection<Mapped> values) {
    return values.stream()
        .flatMap(value -> value.axes.stream())
        .distinct()
        .sorted(Comparator.comparingInt(MapAxis::number))
        .toList();
  }

  static List<MapAxis> union(List<MapAxis> some, List<MapAxis> others) {
    List<MapAxis> all = new ArrayList<>(some);
    others.stream().filter(axis -> !some.contains(axis)).forEach(all::add);
    all.sort(Comparator.comparingInt(MapAxis::number));
    return all;
  }

  /** The shape of the value for one choice of the axes. */
  Shape own() {
    return new Shape(expr.shape().extents().subList(axes.size(), expr.shape().rank()));
  }

  /** The same value, repeated along the axes that it lacks. */
  Mapped over(List<MapAxis> all) {
    if (all.equals(axes)) {
      return this;
    }
    List<Integer> places = new ArrayList<>(axes.stream().map(all::indexOf).toList());
    IntStream.range(0, own().rank()).forEach(i -> places.add(all.size() + i));
    return new Mapped(Rearrange.broadcast(expr, own().under(shape(all)), places), all);
  }

  /** The same value, its own shape extended in front. */
  Mapped broadcastTo(Shape wider) {
    Shape own = own();
    if (own.equals(wider)) {
      return this;
    }
    int added = wider.rank() - own.rank();
    List<Integer> places = new ArrayList<>(IntStream.range(0, axes.size()).boxed().toList());
    IntStream.range(0, own.rank()).forEach(i -> places.add(axes.size() + added + i));
    return new Mapped(Rearrange.broadcast(expr, wider.under(shape(axes)), places), axes);
  }

  /** The value whose last axes of the map, as many as given, have become the first of its own. */
  Mapped owning(List<MapAxis> inner) {
    return new Mapped(expr, axes.subList(0, axes.size() - inner.size()));
  }

  static Shape shape(List<MapAxis> axes) {
    return new Shape(axes.stream().map(MapAxis::extent).toList());
  }

  Extent ownExtent(int axis) {
    return expr.shape().extent(axes.size() + axis);
  }
}
