package dev.gradwright.compiler.type;

import java.util.List;

/** Polynomials as a user would write them: {@code 4*H}, {@code N - K + 1}. */
final class PolynomialText {
  private PolynomialText() {}

  static String of(List<Extent.Term> terms) {
    StringBuilder text = new StringBuilder();
    terms.forEach(term -> append(text, term));
    return terms.isEmpty() ? "0" : text.toString();
  }

  private static void append(StringBuilder text, Extent.Term term) {
    boolean first = text.length() == 0;
    boolean negative = term.coefficient() < 0;
    text.append(first ? (negative ? "-" : "") : (negative ? " - " : " + "));
    String magnitude = Long.toString(term.coefficient()).replace("-", "");
    boolean unit = term.factors().isEmpty();
    text.append(unit ? magnitude : magnitude.equals("1") ? "" : magnitude + "*");
    text.append(new Monomial(term.factors()));
  }
}
