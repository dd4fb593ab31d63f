package dev.gradwright.compiler.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The extents of a tensor, outermost first; a scalar has none. */
public record Shape(List<Extent> extents) {
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    extents = List.copyOf(extents);
  }

  public static Shape of(Extent... extents) {
    return new Shape(List.of(extents));
  }

  public int rank() {
    return extents.size();
  }

  public Extent extent(int axis) {
    return extents.get(axis);
  }

  /** How many axes have another extent than the constant 1. */
  public int wideAxes() {
    int count = 0;
    for (Extent extent : extents) {
      count += extent.isConstant(1) ? 0 : 1;
    }
    return count;
  }

  /** The number of elements. */
  public Extent size() {
    Extent size = Extent.ONE;
    for (Extent extent : extents) {
      size = size.times(extent);
    }
    return size;
  }

  /** This shape with {@code leading} in front. */
  public Shape under(Shape leading) {
    List<Extent> all = new ArrayList<>(leading.extents);
    all.addAll(extents);
    return new Shape(all);
  }

  /** This shape with one more axis, at {@code axis}. */
  public Shape with(int axis, Extent extent) {
    List<Extent> all = new ArrayList<>(extents);
    all.add(axis, extent);
    return new Shape(all);
  }

  public Shape without(int axis) {
    List<Extent> all = new ArrayList<>(extents);
    all.remove(axis);
    return new Shape(all);
  }

  /** Written out, since shapes are compared at every turn: what a record has of its own is slow. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Shape shape && extents.equals(shape.extents);
  }

  @Override
  public int hashCode() {
    return extents.hashCode();
  }

  @Override
  public String toString() {
    return extents.stream().map(Extent::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
