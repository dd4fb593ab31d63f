package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.explain.Term.Binding;

/** The sign before a term: one at the most. */
final class Signs {
  private Signs() {}

  static Term negated(Term x) {
    if (x.isZero()) {
      return x;
    }
    if (isNegative(x)) {
      return without(x);
    }
    Binding whole = x.binding() == Binding.PRODUCT ? Binding.PRODUCT : Binding.SIGN;
    return new Term("-" + x.in(Binding.PRODUCT), whole);
  }

  /** Whether a sign is before all of it. */
  static boolean isNegative(Term x) {
    return x.text().startsWith("-")
        && (x.binding() == Binding.SIGN || x.binding() == Binding.PRODUCT);
  }

  /** A negative term without its sign. */
  static Term without(Term x) {
    Binding rest = x.binding() == Binding.SIGN ? Binding.ATOM : x.binding();
    return Term.opened(x.text().substring(1), rest);
  }
}
