package dev.gradwright.compiler.ast;

/** The reserved names of derivatives. */
public enum DerivativeName {
  GRAD("grad"),
  JVP("jvp"),
  JACOBIAN("jacobian"),
  HVP("hvp");

  private final String symbol;

  DerivativeName(String symbol) {
    this.symbol = symbol;
  }

  /** As written. */
  public String symbol() {
    return symbol;
  }
}
