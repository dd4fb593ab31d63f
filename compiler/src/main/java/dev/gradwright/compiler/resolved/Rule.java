package dev.gradwright.compiler.resolved;

import java.util.List;
import java.util.Optional;

/**
 * {@code adjoint (dy) { bar x = ...; }}. It sees the arguments and lets of the fn's body.
 *
 * @param seeds the adjoint of each result
 * @param body the rule's lets; its results are not used
 * @param bars for each argument of the fn its adjoint, of its type; empty for ints, bools and
 *     build-time constants
 */
public record Rule(Kind kind, List<Value> seeds, Body body, List<Optional<Expression>> bars) {
  /** What the rule claims. */
  public enum Kind {
    TRUE,
    SURROGATE
  }

  public Rule {
    seeds = List.copyOf(seeds);
    bars = List.copyOf(bars);
  }
}
