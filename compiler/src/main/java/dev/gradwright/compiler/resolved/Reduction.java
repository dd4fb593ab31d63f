package dev.gradwright.compiler.resolved;

/** How many values become one. */
public enum Reduction {
  SUM("sum"),
  PRODUCT("prod"),
  MAXIMUM("max"),
  MINIMUM("min"),
  MEAN("mean");

  private final String spelling;

  Reduction(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String toString() {
    return spelling;
  }
}
