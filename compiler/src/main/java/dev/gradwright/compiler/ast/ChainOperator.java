package dev.gradwright.compiler.ast;

/** The left-associative operators. */
public enum ChainOperator {
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("div"),
  REMAINDER("%"),
  CONTRACT("@"),
  ADD("+"),
  SUBTRACT("-"),
  AND("&&"),
  OR("||");

  private final String symbol;

  ChainOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As written. */
  public String symbol() {
    return symbol;
  }
}
