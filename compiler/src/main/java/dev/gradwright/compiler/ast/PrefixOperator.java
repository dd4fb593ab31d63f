package dev.gradwright.compiler.ast;

/** The operators that stand before their operand. */
public enum PrefixOperator {
  NEGATE("-"),
  NOT("!");

  private final String symbol;

  PrefixOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As written. */
  public String symbol() {
    return symbol;
  }
}
