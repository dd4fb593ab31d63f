package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.type.Extent;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code offset + sum of coefficient * index}. */
record Affine(Map<Index.Single, Extent> coefficients, Extent offset) {
  static Affine of(Extent offset) {
    return new Affine(Map.of(), offset);
  }

  static Affine of(Index.Single index) {
    return new Affine(Map.of(index, Extent.ONE), Extent.ZERO);
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }

  /** Whether it is a bare index. */
  boolean isPlain() {
    return offset.equals(Extent.ZERO)
        && coefficients.size() == 1
        && coefficients.values().iterator().next().isConstant(1);
  }

  Affine plus(Affine other) {
    Map<Index.Single, Extent> sum = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((index, c) -> sum.merge(index, c, Extent::plus));
    sum.values().removeIf(Extent.ZERO::equals);
    return new Affine(sum, offset.plus(other.offset));
  }

  Affine times(Extent factor) {
    if (factor.equals(Extent.ZERO)) {
      return of(Extent.ZERO);
    }
    Map<Index.Single, Extent> product = new LinkedHashMap<>();
    coefficients.forEach((index, c) -> product.put(index, c.times(factor)));
    return new Affine(product, offset.times(factor));
  }
}
