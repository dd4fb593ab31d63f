package dev.gradwright.compiler.scalar;

import dev.gradwright.compiler.type.Extent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * {@code offset + sum over axes of coefficient * index}. Axes count the indices of the element
 * being computed, outermost first, and then the reduced ones.
 */
public final class Affine {
  private static final Affine ZERO = new Affine(Map.of(), Extent.ZERO);

  private static final List<Affine> AXES =
      IntStream.range(0, 9).mapToObj(Affine::makeAxis).toList();

  private final Map<Integer, Extent> coefficients;
  private final Extent offset;

  // Found out once: places are compared and hashed at every turn of the compiler.
  private final int hash;

  public Affine(Map<Integer, Extent> coefficients, Extent offset) {
    this.coefficients = canonical(coefficients);
    this.offset = offset;
    this.hash = 31 * this.coefficients.hashCode() + offset.hashCode();
  }

  /** In order, without zeros; a map of none or one is in order. */
  private static Map<Integer, Extent> canonical(Map<Integer, Extent> coefficients) {
    if (coefficients.size() > 1 || coefficients.containsValue(Extent.ZERO)) {
      TreeMap<Integer, Extent> ordered = new TreeMap<>(coefficients);
      ordered.values().removeIf(Extent.ZERO::equals);
      return Collections.unmodifiableMap(ordered);
    }
    return Map.copyOf(coefficients);
  }

  /** The index of one axis. */
  public static Affine axis(int axis) {
    return 0 <= axis && axis < AXES.size() ? AXES.get(axis) : makeAxis(axis);
  }

  private static Affine makeAxis(int axis) {
    return new Affine(Map.of(axis, Extent.ONE), Extent.ZERO);
  }

  public static Affine constant(Extent offset) {
    return offset.equals(Extent.ZERO) ? ZERO : new Affine(Map.of(), offset);
  }

  public Affine plus(Extent constant) {
    return new Affine(coefficients, offset.plus(constant));
  }

  public Affine plus(Affine other) {
    if (this == ZERO || other == ZERO) {
      return this == ZERO ? other : this;
    }
    if (coefficients.isEmpty() || other.coefficients.isEmpty()) {
      Affine moving = coefficients.isEmpty() ? other : this;
      return new Affine(moving.coefficients, offset.plus(other.offset));
    }
    Map<Integer, Extent> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((axis, c) -> sum.merge(axis, c, Extent::plus));
    return new Affine(sum, offset.plus(other.offset));
  }

  public Affine times(Extent factor) {
    if (factor.isConstant(1)) {
      return this;
    }
    Map<Integer, Extent> product = new TreeMap<>();
    coefficients.forEach((axis, c) -> product.put(axis, c.times(factor)));
    return new Affine(product, offset.times(factor));
  }

  /** The same function of what stands for each axis. */
  public Affine through(IntFunction<Affine> axes) {
    Affine sum = constant(offset);
    for (Map.Entry<Integer, Extent> term : coefficients.entrySet()) {
      sum = sum.plus(axes.apply(term.getKey()).times(term.getValue()));
    }
    return sum;
  }

  /** By axis, in their order, none of them 0. */
  public Map<Integer, Extent> coefficients() {
    return coefficients;
  }

  public Extent offset() {
    return offset;
  }

  /** The coefficient of an axis, 0 if it does not occur. */
  public Extent coefficient(int axis) {
    return coefficients.getOrDefault(axis, Extent.ZERO);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Affine affine
            && hash == affine.hash
            && offset.equals(affine.offset)
            && coefficients.equals(affine.coefficients);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return offset + " + " + coefficients;
  }
}
