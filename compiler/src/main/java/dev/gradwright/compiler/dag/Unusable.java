package dev.gradwright.compiler.dag;

/** Why nothing can be computed with what numbers of the model file give. */
public enum Unusable {
  /** Such as log(-1). */
  UNDEFINED,
  /** Such as 1 / 0. */
  INFINITE,
  /** A number beyond what the precision holds. */
  INFINITE_IN_F32,
  /** One of both, for every value of an operand that is given: x / 0. */
  NOT_FINITE,
  /** An int beyond its 32 bits. */
  OVERFLOW,
  /** An int divided by 0. */
  DIVISION_BY_ZERO
}
