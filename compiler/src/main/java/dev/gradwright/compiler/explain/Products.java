package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.explain.Term.Binding;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Products and quotients: one number and one sign, both in front. */
final class Products {
  private static final Pattern MULTIPLE = Pattern.compile("(\\d+(?:\\.\\d+)?) \\* (.*)");
  private static final String RECIPROCAL = "1 /";

  private Products() {}

  /** A number times something. */
  private record Multiple(Term number, Term rest) {
    static Optional<Multiple> of(Term term) {
      Matcher multiple = MULTIPLE.matcher(term.text());
      return term.binding() == Binding.PRODUCT && multiple.matches()
          ? Optional.of(
              new Multiple(
                  Term.number(multiple.group(1)), Term.opened(multiple.group(2), Binding.PRODUCT)))
          : Optional.empty();
    }
  }

  static Term product(Term x, Term y) {
    if (x.isZero() || y.isZero()) {
      return Term.ZERO;
    }
    if (x.isOne() || y.isOne()) {
      return x.isOne() ? y : x;
    }
    Optional<Term> number = Numbers.computed(x, y, BigDecimal::multiply);
    if (number.isPresent()) {
      return number.get();
    }
    if (Signs.isNegative(x)) {
      return product(Signs.without(x), y).negated();
    }
    if (Signs.isNegative(y)) {
      return product(x, Signs.without(y)).negated();
    }
    return x.equals(y) ? x.power(Term.number("2")) : numberFirst(x, y);
  }

  private static Term numberFirst(Term x, Term y) {
    if (Numbers.isNumber(y)) {
      return product(y, x);
    }
    return Multiple.of(y).map(multiple -> numberFirst(x, multiple)).orElseGet(() -> plain(x, y));
  }

  /** The numbers of both become one. */
  private static Term numberFirst(Term x, Multiple y) {
    if (Numbers.isNumber(x)) {
      return product(product(x, y.number), y.rest);
    }
    return Multiple.of(x)
        .map(own -> product(product(own.number, y.number), product(own.rest, y.rest)))
        .orElseGet(() -> product(y.number, product(x, y.rest)));
  }

  /** {@code x * (1 / y)} is {@code x / y}. */
  private static Term plain(Term x, Term y) {
    boolean isReciprocal = y.binding() == Binding.PRODUCT && y.text().startsWith(RECIPROCAL);
    return isReciprocal
        ? new Term(x.in(Binding.PRODUCT) + y.text().substring(1), Binding.PRODUCT)
        : x.infix(" * ", y, Binding.PRODUCT);
  }

  static Term quotient(Term x, Term y) {
    if (x.isZero() || y.isOne()) {
      return x;
    }
    return Signs.isNegative(x)
        ? quotient(Signs.without(x), y).negated()
        : new Term(x.in(Binding.PRODUCT) + " / " + y.in(Binding.SIGN), Binding.PRODUCT);
  }
}
