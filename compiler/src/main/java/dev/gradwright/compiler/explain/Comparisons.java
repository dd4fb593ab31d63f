package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.explain.Term.Binding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparisons, whose sides bind tighter: {@code i - 2 < 3} becomes {@code i < 5}. */
final class Comparisons {
  private static final Pattern SHIFTED = Pattern.compile("(\\w+) - (\\d+)");

  private Comparisons() {}

  static Term of(Term x, String operator, Term y) {
    Matcher left = SHIFTED.matcher(x.text());
    if (left.matches() && Numbers.isNumber(y)) {
      return of(Term.atom(left.group(1)), operator, y.plus(Term.number(left.group(2))));
    }
    Matcher right = SHIFTED.matcher(y.text());
    if (right.matches() && Numbers.isNumber(x)) {
      return of(x.plus(Term.number(right.group(2))), operator, Term.atom(right.group(1)));
    }
    return new Term(x.in(Binding.SUM) + operator + y.in(Binding.SUM), Binding.COMPARISON);
  }
}
