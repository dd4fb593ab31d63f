package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.stream.Collectors;

/** An element type and axes, outermost first; a scalar has none. */
public record Type(ElementType element, List<Axis> axes) {
  public static final Type REAL = scalar(ElementType.REAL);
  public static final Type INT = scalar(ElementType.INT);
  public static final Type BOOL = scalar(ElementType.BOOL);

  public Type {
    axes = List.copyOf(axes);
  }

  public static Type scalar(ElementType element) {
    return new Type(element, List.of());
  }

  /** A type whose number of axes is known. */
  public static Type of(ElementType element, List<Extent> extents) {
    return new Type(element, extents.stream().<Axis>map(Axis.Single::new).toList());
  }

  public boolean isScalar() {
    return axes.isEmpty();
  }

  public Type withElement(ElementType other) {
    return element == other ? this : new Type(other, axes);
  }

  public Type withAxes(List<Axis> others) {
    return new Type(element, others);
  }

  /** As a user would write it: {@code real[..S, 4*H]}, {@code int}. */
  @Override
  public String toString() {
    return isScalar()
        ? element.toString()
        : axes.stream().map(Axis::toString).collect(Collectors.joining(", ", element + "[", "]"));
  }
}
