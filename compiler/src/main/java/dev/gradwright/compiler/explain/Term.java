package dev.gradwright.compiler.explain;

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

  static final Term ZERO = atom("0");
  static final Term ONE = atom("1");

  static Term atom(String text) {
    return new Term(text, Binding.ATOM);
  }

  static Term number(String decimal) {
    return Numbers.of(decimal);
  }

  /** What stands in parentheses that enclose all of a text, else the text as it binds. */
  static Term opened(String text, Binding binding) {
    return isOneGroup(text)
        ? new Term(text.substring(1, text.length() - 1), Binding.CHOICE)
        : new Term(text, binding);
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

  /** The text, in parentheses unless it binds at least that tightly. */
  String in(Binding place) {
    return binding.compareTo(place) >= 0 ? text : "(" + text + ")";
  }

  boolean isZero() {
    return text.equals(ZERO.text);
  }

  boolean isOne() {
    return text.equals(ONE.text);
  }

  Term negated() {
    return Signs.negated(this);
  }

  Term plus(Term other) {
    return Sums.sum(this, other);
  }

  Term minus(Term other) {
    return Sums.difference(this, other);
  }

  Term times(Term other) {
    return Products.product(this, other);
  }

  Term over(Term other) {
    return Products.quotient(this, other);
  }

  Term power(Term other) {
    return other.isOne()
        ? this
        : new Term(in(Binding.ATOM) + "^" + other.in(Binding.POWER), Binding.POWER);
  }

  Term compared(String operator, Term other) {
    return Comparisons.of(this, operator, other);
  }

  Term infix(String operator, Term other, Binding whole) {
    return new Term(in(whole) + operator + other.in(whole), whole);
  }

  Term chosen(Term then, Term otherwise) {
    String text =
        in(Binding.OR) + " ? " + then.in(Binding.OR) + " : " + otherwise.in(Binding.CHOICE);
    return new Term(text, Binding.CHOICE);
  }
}
