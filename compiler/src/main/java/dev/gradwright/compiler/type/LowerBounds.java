package dev.gradwright.compiler.type;

import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Numbers that polynomials never fall below, term by term. */
final class LowerBounds {
  private LowerBounds() {}

  static OptionalLong of(Extent extent, ToLongFunction<String> atLeast) {
    long sum = 0;
    for (Extent.Term term : extent.terms()) {
      OptionalLong product = of(term, atLeast);
      if (product.isEmpty()) {
        return product;
      }
      sum += product.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong of(Extent.Term term, ToLongFunction<String> atLeast) {
    boolean single = term.factors().size() == 1;
    long product = term.coefficient();
    for (Atom atom : term.factors()) {
      OptionalLong bound = atom.lowerBound(atLeast);
      // Where others multiply it, a negative factor has no bound.
      if (term.coefficient() < 0 || bound.isEmpty() || !single && bound.getAsLong() < 0) {
        return OptionalLong.empty();
      }
      product *= bound.getAsLong();
    }
    return OptionalLong.of(product);
  }

  /** What the numerator is bounded by: a divisor is 1 or more, so it moves numbers towards 0. */
  static OptionalLong ofQuotient(
      Extent numerator, Extent denominator, ToLongFunction<String> atLeast) {
    OptionalLong divisor = denominator.constant();
    OptionalLong least = numerator.lowerBound(atLeast);
    if (least.isEmpty() || !denominator.isNeverNegative()) {
      return OptionalLong.empty();
    }
    return divisor.isPresent() && divisor.getAsLong() > 0
        ? OptionalLong.of(Math.floorDiv(least.getAsLong(), divisor.getAsLong()))
        : OptionalLong.of(Math.min(0, least.getAsLong()));
  }
}
