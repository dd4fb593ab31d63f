package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.explain.Term.Binding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Terms that are numbers, which are computed and not written as formulas. */
final class Numbers {
  /** As many as a double tells apart. */
  private static final int MOST_DIGITS = 17;

  private Numbers() {}

  static Term of(String decimal) {
    boolean isLong = decimal.length() > MOST_DIGITS + 2 && decimal.matches("-?\\d+\\.\\d+");
    String text =
        isLong
            ? new BigDecimal(decimal).round(new MathContext(MOST_DIGITS)).toPlainString()
            : decimal;
    return new Term(text, text.startsWith("-") ? Binding.SIGN : Binding.ATOM);
  }

  static boolean isNumber(Term term) {
    return value(term).isPresent();
  }

  /** The result of an operation on two terms if both are numbers. */
  static Optional<Term> computed(Term x, Term y, BinaryOperator<BigDecimal> operation) {
    return value(x)
        .flatMap(left -> value(y).map(right -> operation.apply(left, right)))
        .map(value -> of(value.stripTrailingZeros().toPlainString()));
  }

  private static Optional<BigDecimal> value(Term term) {
    try {
      return Optional.of(new BigDecimal(term.text()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
