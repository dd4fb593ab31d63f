package dev.gradwright.compiler.scalar;

/**
 * The functions a machine computes on scalars. Comparisons give a bool; {@code DIVIDE} is of reals,
 * {@code FLOOR_DIVIDE} and {@code FLOOR_MODULO} of ints; {@code ROUND} goes to the nearest integer,
 * halves to the even one; {@code TO_INT} cuts towards 0. {@code UNIFORM}, {@code COIN} and {@code
 * NORMAL} are random numbers, each a function of six ints: seed low, seed high, step, stream, turn,
 * place. {@code TO_F32} and its siblings round to the nearest number of a format, halves to the
 * even one.
 */
public enum Function {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  FLOOR_DIVIDE,
  FLOOR_MODULO,
  POWER,
  ARC_TANGENT_2,
  MINIMUM,
  MAXIMUM,
  NEGATE,
  ABSOLUTE,
  SIGN,
  FLOOR,
  CEILING,
  ROUND,
  SQUARE_ROOT,
  EXPONENTIAL,
  EXPONENTIAL_MINUS_ONE,
  LOGARITHM,
  LOGARITHM_OF_ONE_PLUS,
  SINE,
  COSINE,
  TANGENT,
  ARC_SINE,
  ARC_COSINE,
  ARC_TANGENT,
  HYPERBOLIC_SINE,
  HYPERBOLIC_COSINE,
  HYPERBOLIC_TANGENT,
  ERROR_FUNCTION,
  /** The error function of the first, given exp(-x^2) as the second. */
  ERROR_FUNCTION_BESIDE,
  COMPLEMENTARY_ERROR_FUNCTION,
  LOG_GAMMA,
  /** The derivative, of the order of the first argument, of digamma at the second. */
  POLYGAMMA,
  LESS,
  LESS_OR_EQUAL,
  EQUAL,
  NOT_EQUAL,
  AND,
  OR,
  NOT,
  TO_REAL,
  TO_INT,
  TO_F32,
  TO_F16,
  TO_BF16,
  UNIFORM,
  COIN,
  NORMAL
}
