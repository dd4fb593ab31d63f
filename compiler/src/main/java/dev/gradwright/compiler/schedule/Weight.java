package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;

/**
 * What a scalar expression costs.
 *
 * @param operations how many there are
 * @param functions those among them that are made of many
 * @param time in additions
 */
record Weight(int operations, int functions, int time) {
  static final Weight NONE = new Weight(0, 0, 0);

  /** Functions of at least this time are made of many operations. */
  private static final int LONG = 20;

  Weight plus(Weight other) {
    return new Weight(
        operations + other.operations, functions + other.functions, time + other.time);
  }

  static Weight of(Scalar scalar) {
    Weight sum = NONE;
    if (scalar instanceof Scalar.Apply apply) {
      sum = new Weight(1, isLong(apply.function()) ? 1 : 0, time(apply.function()));
      for (Scalar argument : apply.arguments()) {
        sum = sum.plus(of(argument));
      }
    } else if (scalar instanceof Scalar.Within within) {
      sum = new Weight(2, 0, 2).plus(of(within.value()));
    } else if (scalar instanceof Scalar.Choose choose) {
      sum = new Weight(1, 0, 1);
      sum = sum.plus(of(choose.condition())).plus(of(choose.then())).plus(of(choose.otherwise()));
    } else if (scalar instanceof Scalar.Load load) {
      for (Coordinate coordinate : load.coordinates()) {
        sum = coordinate instanceof Coordinate.Gathered g ? sum.plus(of(g.index())) : sum;
      }
    }
    return sum;
  }

  /** Whether the function is an elementary one, or takes as long. */
  static boolean isLong(Function function) {
    return time(function) >= LONG;
  }

  /** In additions. */
  static int time(Function function) {
    return switch (function) {
      case ADD, SUBTRACT, MULTIPLY, NEGATE, ABSOLUTE, MINIMUM, MAXIMUM -> 1;
      case LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT, TO_REAL, TO_INT, TO_F32 -> 1;
      case DIVIDE, FLOOR_DIVIDE, FLOOR_MODULO, SQUARE_ROOT, SIGN, FLOOR, CEILING, ROUND -> 5;
      case TO_F16, TO_BF16 -> 10;
      case EXPONENTIAL, LOGARITHM, ERROR_FUNCTION_BESIDE -> 20;
      case POWER, ARC_TANGENT_2, EXPONENTIAL_MINUS_ONE, LOGARITHM_OF_ONE_PLUS -> 40;
      case SINE, COSINE, TANGENT, ARC_SINE, ARC_COSINE, ARC_TANGENT -> 40;
      case UNIFORM, COIN, NORMAL -> 60;
      case HYPERBOLIC_SINE, HYPERBOLIC_COSINE, HYPERBOLIC_TANGENT, ERROR_FUNCTION -> 40;
      case COMPLEMENTARY_ERROR_FUNCTION, LOG_GAMMA, POLYGAMMA -> 40;
    };
  }
}
