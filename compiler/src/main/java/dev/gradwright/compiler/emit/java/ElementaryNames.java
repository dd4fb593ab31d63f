package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.scalar.Function;

/** The runtime's methods that compute an elementary function, of scalars, vectors and arrays. */
final class ElementaryNames {
  private ElementaryNames() {}

  static String of(Function function) {
    return switch (function) {
      case EXPONENTIAL -> "exp";
      case EXPONENTIAL_MINUS_ONE -> "expm1";
      case LOGARITHM -> "log";
      case LOGARITHM_OF_ONE_PLUS -> "log1p";
      case SINE -> "sin";
      case COSINE -> "cos";
      case HYPERBOLIC_TANGENT -> "tanh";
      case ERROR_FUNCTION, ERROR_FUNCTION_BESIDE -> "erf";
      default -> throw new IllegalArgumentException("the runtime has no name for " + function);
    };
  }
}
