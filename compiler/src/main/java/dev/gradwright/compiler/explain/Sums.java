package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.explain.Term.Binding;
import java.math.BigDecimal;
import java.util.Optional;

/** Sums and differences: without zeros, with numbers added up, without double signs. */
final class Sums {
  private Sums() {}

  static Term sum(Term x, Term y) {
    if (x.isZero() || y.isZero()) {
      return x.isZero() ? y : x;
    }
    Optional<Term> number = Numbers.computed(x, y, BigDecimal::add);
    if (number.isPresent()) {
      return number.get();
    }
    return Signs.isNegative(y) ? less(x, Signs.without(y)) : x.infix(" + ", y, Binding.SUM);
  }

  static Term difference(Term x, Term y) {
    if (y.isZero()) {
      return x;
    }
    if (x.isZero()) {
      return y.negated();
    }
    if (Signs.isNegative(y)) {
      return sum(x, y.negated());
    }
    return Numbers.computed(x, y, BigDecimal::subtract).orElseGet(() -> less(x, y));
  }

  /** What is taken away binds tighter than a sum. */
  private static Term less(Term x, Term y) {
    return new Term(x.in(Binding.SUM) + " - " + y.in(Binding.REDUCTION), Binding.SUM);
  }
}
