package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;

/** The values that the elements of a tensor may take; {@code declared} is the range as written. */
public sealed interface Domain {
  String declared();

  /** {@code from <= v < to} */
  record Ints(Extent from, Extent to, String declared) implements Domain {}

  /** {@code from <= v <= to} */
  record Reals(double from, double to, String declared) implements Domain {}
}
