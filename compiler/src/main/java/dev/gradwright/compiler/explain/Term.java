package dev.gradwright.compiler.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a formula: its text, and how tightly its outermost operator binds. */
record Term(String text, Binding binding) {
  /** From the loosest to the tightest. */
  enum Binding {
    CHOICE,
    OR,
    AND,
    COMPARISON,
    SUM,
    REDUCTION,
    PRODUCT,
    SIGN,
    POWER,
    ATOM
  }

  private static final Pattern COEFFICIENT = Pattern.compile("(\\d+(?:\\.\\d+)?) \\* (.*)");
  private static final Pattern SHIFTED = Pattern.compile("(\\w+) - (\\d+)");
  private static final int MOST_DIGITS = 17;
  private static final String RECIPROCAL = "1 /";

  static final Term ZERO = atom("0");
  static final Term ONE = atom("1");

  static Term atom(String text) {
    return new Term(text, Binding.ATOM);
  }

  /** As many digits as a double tells apart. */
  static Term number(String decimal) {
    boolean isLong = decimal.length() > MOST_DIGITS + 2 && decimal.matches("-?\\d+\\.\\d+");
    String text =
        isLong
            ? new BigDecimal(decimal).round(new MathContext(MOST_DIGITS)).toPlainString()
            : decimal;
    return new Term(text, text.startsWith("-") ? Binding.SIGN : Binding.ATOM);
  }

  /** The text, in parentheses unless it binds at least that tightly. */
  String in(Binding place) {
    return binding.compareTo(place) >= 0 ? text : "(" + text + ")";
  }

  private Optional<BigDecimal> value() {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Term of(BigDecimal value) {
    return number(value.stripTrailingZeros().toPlainString());
  }

  private boolean is(Term other) {
    return text.equals(other.text);
  }

  private boolean isNegated() {
    return text.startsWith("-") && (binding == Binding.SIGN || binding == Binding.PRODUCT);
  }

  private Term withoutSign() {
    String rest = text.substring(1);
    if (isOneGroup(rest)) {
      return new Term(rest.substring(1, rest.length() - 1), Binding.CHOICE);
    }
    return new Term(rest, binding == Binding.SIGN ? Binding.ATOM : binding);
  }

  /** Whether the first parenthesis is closed by the last. */
  private static boolean isOneGroup(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i > 0 && i == text.length() - 1;
      }
    }
    return false;
  }

  Term negated() {
    if (is(ZERO)) {
      return this;
    }
    if (isNegated()) {
      return withoutSign();
    }
    Binding whole = binding == Binding.PRODUCT ? Binding.PRODUCT : Binding.SIGN;
    return new Term("-" + in(Binding.PRODUCT), whole);
  }

  Term plus(Term other) {
    if (is(ZERO) || other.is(ZERO)) {
      return is(ZERO) ? other : this;
    }
    if (value().isPresent() && other.value().isPresent()) {
      return of(value().get().add(other.value().get()));
    }
    return other.isNegated()
        ? new Term(in(Binding.SUM) + " - " + other.withoutSign().in(Binding.REDUCTION), Binding.SUM)
        : new Term(in(Binding.SUM) + " + " + other.in(Binding.SUM), Binding.SUM);
  }

  Term minus(Term other) {
    if (other.is(ZERO)) {
      return this;
    }
    if (is(ZERO) || other.isNegated()) {
      return is(ZERO) ? other.negated() : plus(other.negated());
    }
    if (value().isPresent() && other.value().isPresent()) {
      return of(value().get().subtract(other.value().get()));
    }
    return new Term(in(Binding.SUM) + " - " + other.in(Binding.REDUCTION), Binding.SUM);
  }

  Term times(Term other) {
    if (is(ZERO) || other.is(ZERO)) {
      return ZERO;
    }
    if (is(ONE) || other.is(ONE)) {
      return is(ONE) ? other : this;
    }
    if (value().isPresent() && other.value().isPresent()) {
      return of(value().get().multiply(other.value().get()));
    }
    if (isNegated() || other.isNegated()) {
      return isNegated()
          ? withoutSign().times(other).negated()
          : times(other.withoutSign()).negated();
    }
    return equals(other) ? power(number("2")) : scaled(other);
  }

  /** Numbers come first, and become one. */
  private Term scaled(Term other) {
    Matcher left = COEFFICIENT.matcher(text);
    Matcher right = COEFFICIENT.matcher(other.text);
    boolean scales = binding == Binding.PRODUCT && left.matches();
    boolean isScaled = other.binding == Binding.PRODUCT && right.matches();
    if (other.value().isPresent()) {
      return other.times(this);
    }
    if (value().isPresent() && isScaled) {
      return times(number(right.group(1))).times(product(right.group(2)));
    }
    if (scales && isScaled) {
      Term rest = product(left.group(2)).times(product(right.group(2)));
      return number(left.group(1)).times(number(right.group(1))).times(rest);
    }
    if (value().isEmpty() && isScaled) {
      return number(right.group(1)).times(times(product(right.group(2))));
    }
    return other.binding == Binding.PRODUCT && other.text.startsWith(RECIPROCAL)
        ? new Term(in(Binding.PRODUCT) + other.text.substring(1), Binding.PRODUCT)
        : infix(" * ", other, Binding.PRODUCT);
  }

  private static Term product(String text) {
    return isOneGroup(text)
        ? new Term(text.substring(1, text.length() - 1), Binding.CHOICE)
        : new Term(text, Binding.PRODUCT);
  }

  Term over(Term other) {
    if (is(ZERO) || other.is(ONE)) {
      return this;
    }
    return isNegated()
        ? withoutSign().over(other).negated()
        : new Term(in(Binding.PRODUCT) + " / " + other.in(Binding.SIGN), Binding.PRODUCT);
  }

  Term power(Term other) {
    if (other.is(ONE)) {
      return this;
    }
    return new Term(in(Binding.ATOM) + "^" + other.in(Binding.POWER), Binding.POWER);
  }

  Term infix(String operator, Term other, Binding whole) {
    return new Term(in(whole) + operator + other.in(whole), whole);
  }

  /** Both sides bind tighter than the whole; {@code i - 2 < 3} becomes {@code i < 5}. */
  Term compared(String operator, Term other) {
    Matcher left = SHIFTED.matcher(text);
    Matcher right = SHIFTED.matcher(other.text);
    if (left.matches() && other.value().isPresent()) {
      return atom(left.group(1)).compared(operator, other.plus(number(left.group(2))));
    }
    if (right.matches() && value().isPresent()) {
      return plus(number(right.group(2))).compared(operator, atom(right.group(1)));
    }
    String text = in(Binding.SUM) + operator + other.in(Binding.SUM);
    return new Term(text, Binding.COMPARISON);
  }

  Term chosen(Term then, Term otherwise) {
    String text =
        in(Binding.OR) + " ? " + then.in(Binding.OR) + " : " + otherwise.in(Binding.CHOICE);
    return new Term(text, Binding.CHOICE);
  }
}
