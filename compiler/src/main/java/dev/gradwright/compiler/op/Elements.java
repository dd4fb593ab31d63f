package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.ElementType;
import java.util.Set;

/** The element types that an elementwise operator takes. */
enum Elements {
  REALS(ElementType.REAL),
  INTS(ElementType.INT),
  BOOLS(ElementType.BOOL),
  NUMBERS(ElementType.REAL, ElementType.INT),
  ALL(ElementType.values());

  private final Set<ElementType> accepted;

  Elements(ElementType... accepted) {
    this.accepted = Set.of(accepted);
  }

  boolean accept(ElementType element) {
    return accepted.contains(element);
  }
}
