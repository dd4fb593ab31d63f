package dev.gradwright.compiler.resolved;

/** What is done along one axis, which stays as it is. */
public enum AxisOperation {
  REVERSE("reverse"),
  ARGSORT("argsort"),
  /** Sums up to each element, or, reversed, from each on; without it, if exclusive. */
  CUMSUM("cumsum"),
  REVERSED_CUMSUM("cumsum"),
  EXCLUSIVE_CUMSUM("cumsum"),
  REVERSED_EXCLUSIVE_CUMSUM("cumsum");

  private final String spelling;

  AxisOperation(String spelling) {
    this.spelling = spelling;
  }

  /** The name of the function in the language. */
  @Override
  public String toString() {
    return spelling;
  }
}
