package dev.gradwright.compiler.resolved;

/**
 * The operators on elements. Operands have equal axes and, but for those of the shapes, equal
 * element types: {@code DIVIDE} is of reals, {@code FLOOR_DIVIDE} and {@code FLOOR_MODULO} of ints,
 * {@code ADD SUBTRACT MULTIPLY NEGATE MINIMUM MAXIMUM ABSOLUTE SIGN} and comparisons of either,
 * {@code AND OR NOT} of bools; all others are of reals.
 */
public enum Elementwise implements Operation {
  // @formatter:off
  NEGATE("-", 1), NOT("!", 1),
  ADD("+", 2), SUBTRACT("-", 2), MULTIPLY("*", 2), DIVIDE("/", 2), FLOOR_DIVIDE("div", 2), FLOOR_MODULO("%", 2), POWER("^", 2),
  AND("&&", 2), OR("||", 2),
  LESS("<", 2), LESS_OR_EQUAL("<=", 2), GREATER(">", 2), GREATER_OR_EQUAL(">=", 2), EQUAL("==", 2), NOT_EQUAL("!=", 2),
  MINIMUM("min", 2), MAXIMUM("max", 2), ARC_TANGENT_2("atan2", 2),
  EXPONENTIAL("exp", 1), EXPONENTIAL_MINUS_ONE("expm1", 1), LOGARITHM("log", 1), LOGARITHM_OF_ONE_PLUS("log1p", 1),
  SQUARE_ROOT("sqrt", 1), RECIPROCAL_SQUARE_ROOT("rsqrt", 1),
  SINE("sin", 1), COSINE("cos", 1), TANGENT("tan", 1), ARC_SINE("asin", 1), ARC_COSINE("acos", 1), ARC_TANGENT("atan", 1),
  HYPERBOLIC_SINE("sinh", 1), HYPERBOLIC_COSINE("cosh", 1), HYPERBOLIC_TANGENT("tanh", 1), ERROR_FUNCTION("erf", 1),
  COMPLEMENTARY_ERROR_FUNCTION("erfc", 1), LOG_GAMMA("lgamma", 1), DIGAMMA("digamma", 1), TRIGAMMA("trigamma", 1),
  ABSOLUTE("abs", 1), SIGN("sign", 1), FLOOR("floor", 1), CEILING("ceil", 1), ROUND("round", 1);
  // @formatter:on

  private final String spelling;
  private final int operands;

  Elementwise(String spelling, int operands) {
    this.spelling = spelling;
    this.operands = operands;
  }

  /** How many operands it has. */
  public int operands() {
    return operands;
  }

  /** The operator or the name of the function in the language. */
  @Override
  public String toString() {
    return spelling;
  }
}
