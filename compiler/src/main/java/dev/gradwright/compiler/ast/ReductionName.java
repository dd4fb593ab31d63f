package dev.gradwright.compiler.ast;

/** The reserved names of reductions. */
public enum ReductionName {
  SUM("sum"),
  MAX("max"),
  MIN("min"),
  PROD("prod"),
  MEAN("mean");

  private final String symbol;

  ReductionName(String symbol) {
    this.symbol = symbol;
  }

  /** As written. */
  public String symbol() {
    return symbol;
  }
}
