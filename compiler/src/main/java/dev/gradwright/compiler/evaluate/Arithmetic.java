package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.runtime.kernel.BFloat16;
import dev.gradwright.runtime.kernel.ErrorFunction;
import dev.gradwright.runtime.kernel.Exponentials;
import dev.gradwright.runtime.kernel.Float16;
import dev.gradwright.runtime.kernel.GammaFunction;
import dev.gradwright.runtime.kernel.Rounding;
import dev.gradwright.runtime.kernel.Trigonometry;

/** The functions of scalars in double precision. */
final class Arithmetic {
  private Arithmetic() {}

  /** The value for one or two arguments; the second of a function of one is ignored. */
  static double value(Function function, double x, double y) {
    return switch (function) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      case FLOOR_DIVIDE -> Math.floorDiv((long) x, (long) y);
      case FLOOR_MODULO -> Math.floorMod((long) x, (long) y);
      case POWER -> Exponentials.pow(x, y);
      case ARC_TANGENT_2 -> Trigonometry.atan2(x, y);
      case MINIMUM -> Math.min(x, y);
      case MAXIMUM -> Math.max(x, y);
      case NEGATE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case SIGN -> Rounding.sign(x);
      case FLOOR -> Math.floor(x);
      case CEILING -> Math.ceil(x);
      case ROUND -> Rounding.round(x);
      case SQUARE_ROOT -> Math.sqrt(x);
      case EXPONENTIAL -> Exponentials.exp(x);
      case EXPONENTIAL_MINUS_ONE -> Exponentials.expm1(x);
      case LOGARITHM -> Exponentials.log(x);
      case LOGARITHM_OF_ONE_PLUS -> Exponentials.log1p(x);
      case SINE -> Trigonometry.sin(x);
      case COSINE -> Trigonometry.cos(x);
      case TANGENT -> Trigonometry.tan(x);
      case ARC_SINE -> Trigonometry.asin(x);
      case ARC_COSINE -> Trigonometry.acos(x);
      case ARC_TANGENT -> Trigonometry.atan(x);
      case HYPERBOLIC_SINE -> Exponentials.sinh(x);
      case HYPERBOLIC_COSINE -> Exponentials.cosh(x);
      case HYPERBOLIC_TANGENT -> Exponentials.tanh(x);
      case ERROR_FUNCTION -> ErrorFunction.erf(x);
      case ERROR_FUNCTION_BESIDE -> ErrorFunction.erf(x, y);
      case COMPLEMENTARY_ERROR_FUNCTION -> ErrorFunction.erfc(x);
      case LOG_GAMMA -> GammaFunction.lgamma(x);
      case POLYGAMMA -> GammaFunction.polygamma((int) x, y);
      case LESS -> truth(x < y);
      case LESS_OR_EQUAL -> truth(x <= y);
      case EQUAL -> truth(x == y);
      case NOT_EQUAL -> truth(x != y);
      case AND -> x * y;
      case OR -> Math.max(x, y);
      case NOT -> 1 - x;
      case TO_REAL -> x;
      case TO_INT -> (int) x;
      case TO_F32 -> (float) x;
      case TO_F16 -> Float16.round(x);
      case TO_BF16 -> BFloat16.round(x);
      case UNIFORM, COIN, NORMAL -> throw new IllegalArgumentException(function + " of numbers");
    };
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /**
   * How far errors of that size in the arguments may move the value {@code z}, to first order, and
   * the rounding of z itself.
   */
  static double magnitude(Function function, double x, double y, double z, double dx, double dy) {
    double moved =
        switch (function) {
          case ADD, SUBTRACT -> dx + dy;
          case MULTIPLY -> Math.abs(y) * dx + Math.abs(x) * dy;
          case DIVIDE -> (dx + Math.abs(z) * dy) / Math.abs(y);
          case POWER -> powerMoved(x, y, z, dx, dy);
          case ARC_TANGENT_2 -> (Math.abs(y) * dx + Math.abs(x) * dy) / (x * x + y * y);
          case MINIMUM, MAXIMUM -> Math.max(dx, dy);
          case NEGATE, ABSOLUTE, TO_REAL -> dx;
          case TO_F32 -> dx + narrowing(z, 0x1p-24, Float.MIN_NORMAL);
          case TO_F16 -> dx + narrowing(z, 0x1p-11, 0x1p-14);
          case TO_BF16 -> dx + narrowing(z, 0x1p-8, Float.MIN_NORMAL);
          case SQUARE_ROOT -> dx / (2 * z);
          case EXPONENTIAL -> z * dx;
          case EXPONENTIAL_MINUS_ONE -> (z + 1) * dx;
          case LOGARITHM -> dx / Math.abs(x);
          case LOGARITHM_OF_ONE_PLUS -> dx / Math.abs(1 + x);
          case SINE, COSINE, ARC_TANGENT, HYPERBOLIC_TANGENT -> dx;
          case ERROR_FUNCTION, ERROR_FUNCTION_BESIDE, COMPLEMENTARY_ERROR_FUNCTION -> 1.2 * dx;
          case LOG_GAMMA -> Math.abs(GammaFunction.polygamma(0, x)) * dx;
          case POLYGAMMA -> Math.abs(GammaFunction.polygamma((int) x + 1, y)) * dy;
          case TANGENT -> (1 + z * z) * dx;
          case ARC_SINE, ARC_COSINE -> dx / Math.sqrt(1 - x * x);
          case HYPERBOLIC_SINE, HYPERBOLIC_COSINE -> Math.cosh(x) * dx;
          case FLOOR_DIVIDE, FLOOR_MODULO, SIGN, FLOOR, CEILING, ROUND, TO_INT -> 0;
          case LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> 0;
          case UNIFORM, COIN, NORMAL -> 0;
        };
    return Math.abs(z) + (Double.isNaN(moved) ? 0 : moved);
  }

  /**
   * What rounding to a format costs, in rounding errors of f32. Below its least normal number a
   * format has no more digits.
   */
  private static double narrowing(double z, double unit, double leastNormal) {
    return Math.max(Math.abs(z), leastNormal) * (unit / 0x1p-24);
  }

  private static double powerMoved(double x, double y, double z, double dx, double dy) {
    double byBase = x == 0 ? 0 : Math.abs(y * z / x) * dx;
    double byExponent = x == 0 ? 0 : Math.abs(z * Math.log(Math.abs(x))) * dy;
    return byBase + byExponent;
  }
}
