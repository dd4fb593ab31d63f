package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is read along one entry of a tensor's axes. {@link At}, {@link Computed} and {@link Same}
 * drop it, {@link Part} and {@link Whole} keep it. Every coordinate is inside, as proven or as a
 * {@link Requirement} demands.
 */
public sealed interface Coordinate {

  /** {@code offset + sum of coefficient * index}; without an index, a constant position. */
  record At(Map<Index.Single, Extent> coefficients, Extent offset) implements Coordinate {
    public At {
      coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    }
  }

  /** The value of an int scalar: a gather. */
  record Computed(Expression position) implements Coordinate {}

  /** All leading axes that the index runs over, at its position: as many entries as it has. */
  record Same(Index.Leading index) implements Coordinate {}

  /** {@code from .. to} */
  record Part(Extent from, Extent to) implements Coordinate {}

  /** All of it: one axis, or all that a leading name stands for. */
  record Whole() implements Coordinate {}
}
