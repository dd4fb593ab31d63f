package dev.gradwright.compiler.scalar;

import dev.gradwright.compiler.type.Extent;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * {@code offset + sum over axes of coefficient * index}. Axes count the indices of the element
 * being computed, outermost first, and then the reduced ones.
 */
public record Affine(Map<Integer, Extent> coefficients, Extent offset) {
  public Affine {
    TreeMap<Integer, Extent> ordered = new TreeMap<>(coefficients);
    ordered.values().removeIf(Extent.ZERO::equals);
    coefficients = java.util.Collections.unmodifiableMap(ordered);
  }

  /** The index of one axis. */
  public static Affine axis(int axis) {
    return new Affine(Map.of(axis, Extent.ONE), Extent.ZERO);
  }

  public static Affine constant(Extent offset) {
    return new Affine(Map.of(), offset);
  }

  public Affine plus(Extent constant) {
    return new Affine(coefficients, offset.plus(constant));
  }

  public Affine plus(Affine other) {
    Map<Integer, Extent> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((axis, c) -> sum.merge(axis, c, Extent::plus));
    return new Affine(sum, offset.plus(other.offset));
  }

  public Affine times(Extent factor) {
    Map<Integer, Extent> product = new TreeMap<>();
    coefficients.forEach((axis, c) -> product.put(axis, c.times(factor)));
    return new Affine(product, offset.times(factor));
  }

  /** The same function of what stands for each axis. */
  public Affine through(IntFunction<Affine> axes) {
    Affine sum = constant(offset);
    for (Map.Entry<Integer, Extent> term : coefficients.entrySet()) {
      Affine axis = axes.apply(term.getKey());
      sum = sum.plus(term.getValue().equals(Extent.ONE) ? axis : axis.times(term.getValue()));
    }
    return sum;
  }

  /** The coefficient of an axis, 0 if it does not occur. */
  public Extent coefficient(int axis) {
    return coefficients.getOrDefault(axis, Extent.ZERO);
  }
}
