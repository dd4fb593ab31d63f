package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.scalar.Function;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the functions of scalars are written in the language. */
final class Functions {
  private Functions() {}

  static Term apply(Function function, List<Term> x) {
    return switch (function) {
      case ADD -> x.get(0).plus(x.get(1));
      case SUBTRACT -> x.get(0).minus(x.get(1));
      case MULTIPLY -> x.get(0).times(x.get(1));
      case DIVIDE -> x.get(0).over(x.get(1));
      case POWER -> x.get(0).power(x.get(1));
      case NEGATE -> x.get(0).negated();
      case FLOOR_DIVIDE -> x.get(0).infix(" div ", x.get(1), Term.Binding.PRODUCT);
      case FLOOR_MODULO -> x.get(0).infix(" % ", x.get(1), Term.Binding.PRODUCT);
      case LESS -> x.get(0).compared(" < ", x.get(1));
      case LESS_OR_EQUAL -> x.get(0).compared(" <= ", x.get(1));
      case EQUAL -> x.get(0).compared(" == ", x.get(1));
      case NOT_EQUAL -> x.get(0).compared(" != ", x.get(1));
      case AND -> x.get(0).infix(" && ", x.get(1), Term.Binding.AND);
      case OR -> x.get(0).infix(" || ", x.get(1), Term.Binding.OR);
      case NOT -> new Term("!" + x.get(0).in(Term.Binding.SIGN), Term.Binding.SIGN);
      // An int that meets a real becomes real.
      case TO_REAL -> x.get(0);
      case POLYGAMMA -> polygamma(x);
      default -> call(name(function), x);
    };
  }

  /** The first of the family have names of their own. */
  private static Term polygamma(List<Term> x) {
    return switch (x.get(0).text()) {
      case "0" -> call("digamma", x.subList(1, 2));
      case "1" -> call("trigamma", x.subList(1, 2));
      default -> call("polygamma", x);
    };
  }

  private static Term call(String name, List<Term> arguments) {
    return Term.atom(
        arguments.stream().map(Term::text).collect(Collectors.joining(", ", name + "(", ")")));
  }

  private static String name(Function function) {
    return switch (function) {
      case ARC_TANGENT_2 -> "atan2";
      case MINIMUM -> "min";
      case MAXIMUM -> "max";
      case ABSOLUTE -> "abs";
      case CEILING -> "ceil";
      case SQUARE_ROOT -> "sqrt";
      case EXPONENTIAL -> "exp";
      case EXPONENTIAL_MINUS_ONE -> "expm1";
      case LOGARITHM -> "log";
      case LOGARITHM_OF_ONE_PLUS -> "log1p";
      case SINE -> "sin";
      case COSINE -> "cos";
      case TANGENT -> "tan";
      case ARC_SINE -> "asin";
      case ARC_COSINE -> "acos";
      case ARC_TANGENT -> "atan";
      case HYPERBOLIC_SINE -> "sinh";
      case HYPERBOLIC_COSINE -> "cosh";
      case HYPERBOLIC_TANGENT -> "tanh";
      case ERROR_FUNCTION, ERROR_FUNCTION_BESIDE -> "erf";
      case COMPLEMENTARY_ERROR_FUNCTION -> "erfc";
      case LOG_GAMMA -> "lgamma";
      case TO_INT -> "int";
      case TO_F32 -> "f32";
      case TO_F16 -> "f16";
      case TO_BF16 -> "bf16";
      case COIN -> "bernoulli";
      default -> function.name().toLowerCase(Locale.ROOT);
    };
  }
}
