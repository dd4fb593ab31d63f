package dev.gradwright.compiler.dag;

/** Why nothing can be computed with what numbers of the model file give. */
public enum Unusable {
  /** Such as log(-1). */
  UNDEFINED("not a number (NaN)"),
  /** Such as 1 / 0. */
  INFINITE("infinite"),
  /** A number beyond what the precision holds. */
  INFINITE_IN_F32("infinite in f32"),
  /** One of both, for every value of an operand that is given: x / 0. */
  NOT_FINITE("infinite or not a number"),
  /** An int beyond its 32 bits. */
  OVERFLOW("too large"),
  /** An int divided by 0. */
  DIVISION_BY_ZERO("not defined");

  private final String words;

  Unusable(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
