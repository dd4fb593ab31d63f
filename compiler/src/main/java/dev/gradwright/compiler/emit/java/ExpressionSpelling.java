package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.kernel.BFloat16;
import dev.gradwright.runtime.kernel.Choice;
import dev.gradwright.runtime.kernel.ErrorFunction;
import dev.gradwright.runtime.kernel.Exponentials;
import dev.gradwright.runtime.kernel.Float16;
import dev.gradwright.runtime.kernel.GammaFunction;
import dev.gradwright.runtime.kernel.Rounding;
import dev.gradwright.runtime.kernel.Trigonometry;
import dev.gradwright.runtime.model.Bounds;
import dev.gradwright.runtime.random.Draw;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** Scalar values of a kernel as Java expressions. */
final class ExpressionSpelling {
  private final Precision precision;
  private final ExtentSpelling extents;
  private final IntFunction<String> arrays;
  private final IntFunction<String> locals;
  private final IntFunction<Width> widths;

  ExpressionSpelling(
      Precision precision,
      ExtentSpelling extents,
      IntFunction<String> arrays,
      IntFunction<String> locals,
      IntFunction<Width> widths) {
    this.precision = precision;
    this.extents = extents;
    this.arrays = arrays;
    this.locals = locals;
    this.widths = widths;
  }

  Code spell(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return Literals.spell(literal.decimal(), literal.element(), precision);
    }
    if (expression instanceof Expression.Local local) {
      return local(local);
    }
    if (expression instanceof Expression.Size size) {
      return extents.asInt(size.extent());
    }
    if (expression instanceof Expression.Read read) {
      return Code.primary("$N[$L]", arrays.apply(read.array()), spell(read.index()));
    }
    if (expression instanceof Expression.Checked checked) {
      return checked(checked);
    }
    if (expression instanceof Expression.Within within) {
      return within(within);
    }
    if (expression instanceof Expression.Choose choose) {
      return Code.choice(
          spell(choose.condition()), spell(choose.then()), spell(choose.otherwise()));
    }
    if (expression instanceof Expression.Select select) {
      return Code.primary(
          "$T.select($L, $L, $L)",
          Choice.class,
          spell(select.condition()),
          spell(select.then()),
          spell(select.otherwise()));
    }
    return apply((Expression.Apply) expression);
  }

  private Code local(Expression.Local local) {
    Code name = Code.primary("$N", locals.apply(local.number()));
    boolean wide = widths.apply(local.number()) == Width.DOUBLE && precision == Precision.F32;
    return wide ? Code.unary("(float) $L", name) : name;
  }

  private Code checked(Expression.Checked checked) {
    return Code.primary(
        "$T.inside($L, $L, $S)",
        Bounds.class,
        spell(checked.index()),
        extents.asInt(checked.extent()),
        checked.what());
  }

  private Code within(Expression.Within within) {
    return Code.primary(
        "$T.within($L, $L, $L, $S)",
        Bounds.class,
        spell(within.value()),
        spell(within.from()),
        spell(within.to()),
        within.what());
  }

  private Code apply(Expression.Apply apply) {
    List<Expression> arguments = apply.arguments();
    Expression first = arguments.get(0);
    return switch (arguments.size()) {
      case 1 -> unary(apply.function(), first);
      case 2 -> binary(apply.function(), first, arguments.get(1));
      default -> draw(apply.function(), arguments);
    };
  }

  private Code draw(Function function, List<Expression> words) {
    Code ints = Code.list(words.stream().map(this::spell).toList());
    boolean single = precision == Precision.F32;
    return switch (function) {
      case UNIFORM -> Code.primary("$T.$L($L)", Draw.class, single ? "coin" : "uniform", ints);
      case COIN -> narrowed(Code.primary("$T.coin($L)", Draw.class, ints), "", "(double) ");
      case NORMAL -> narrowed(Code.primary("$T.normal($L)", Draw.class, ints), "(float) ", "");
      default -> throw notOf(function, words.size());
    };
  }

  private Code narrowed(Code value, String inSingle, String inDouble) {
    String cast = precision == Precision.F32 ? inSingle : inDouble;
    return cast.isEmpty() ? value : Code.unary(cast + "$L", value);
  }

  private Code unary(Function function, Expression x) {
    return switch (function) {
      case NEGATE -> Code.unary("-$L", negatable(spell(x)));
      case NOT -> Code.unary("!$L", spell(x));
      case ABSOLUTE -> call(Math.class, "abs", x);
      case SIGN ->
          x.element() == ElementType.INT
              ? call(Integer.class, "signum", x)
              : call(Rounding.class, "sign", x);
      case SQUARE_ROOT -> squareRoot(x);
      case TO_REAL -> toReal(x);
      case TO_INT -> toInt(x);
      case TO_F32 -> precision == Precision.F32 ? spell(x) : Code.unary("(float) $L", spell(x));
      case TO_F16 -> call(Float16.class, "of", x);
      case TO_BF16 -> call(BFloat16.class, "of", x);
      case FLOOR -> call(Rounding.class, "floor", x);
      case CEILING -> call(Rounding.class, "ceil", x);
      case ROUND -> call(Rounding.class, "round", x);
      case EXPONENTIAL, EXPONENTIAL_MINUS_ONE, LOGARITHM, LOGARITHM_OF_ONE_PLUS ->
          elementary(Exponentials.class, function, x);
      case HYPERBOLIC_TANGENT -> elementary(Exponentials.class, function, x);
      case SINE, COSINE -> elementary(Trigonometry.class, function, x);
      case TANGENT -> call(Trigonometry.class, "tan", x);
      case ARC_SINE -> call(Trigonometry.class, "asin", x);
      case ARC_COSINE -> call(Trigonometry.class, "acos", x);
      case ARC_TANGENT -> call(Trigonometry.class, "atan", x);
      case HYPERBOLIC_SINE -> call(Exponentials.class, "sinh", x);
      case HYPERBOLIC_COSINE -> call(Exponentials.class, "cosh", x);
      case ERROR_FUNCTION -> elementary(ErrorFunction.class, function, x);
      case COMPLEMENTARY_ERROR_FUNCTION -> call(ErrorFunction.class, "erfc", x);
      case LOG_GAMMA -> call(GammaFunction.class, "lgamma", x);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, FLOOR_MODULO, POWER, ARC_TANGENT_2 ->
          throw notOf(function, 1);
      case MINIMUM, MAXIMUM, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, POLYGAMMA ->
          throw notOf(function, 1);
      case ERROR_FUNCTION_BESIDE -> throw notOf(function, 1);
      case UNIFORM, COIN, NORMAL -> throw notOf(function, 1);
    };
  }

  private Code binary(Function function, Expression x, Expression y) {
    return switch (function) {
      case ADD -> sum(x, y);
      case SUBTRACT -> Code.infix(spell(x), "-", negatable(spell(y)), Code.SUM);
      case MULTIPLY -> Code.infix(spell(x), "*", spell(y), Code.PRODUCT);
      case DIVIDE -> Code.infix(spell(x), "/", spell(y), Code.PRODUCT);
      case FLOOR_DIVIDE -> call(Math.class, "floorDiv", x, y);
      case FLOOR_MODULO -> call(Math.class, "floorMod", x, y);
      case POWER -> call(Exponentials.class, "pow", x, y);
      case ARC_TANGENT_2 -> call(Trigonometry.class, "atan2", x, y);
      case POLYGAMMA -> call(GammaFunction.class, "polygamma", x, y);
      case ERROR_FUNCTION_BESIDE -> call(ErrorFunction.class, ElementaryNames.of(function), x, y);
      case MINIMUM -> call(Math.class, "min", x, y);
      case MAXIMUM -> call(Math.class, "max", x, y);
      case LESS -> Code.infix(spell(x), "<", spell(y), Code.RELATION);
      case LESS_OR_EQUAL -> Code.infix(spell(x), "<=", spell(y), Code.RELATION);
      case EQUAL -> Code.infix(spell(x), "==", spell(y), Code.EQUALITY);
      case NOT_EQUAL -> Code.infix(spell(x), "!=", spell(y), Code.EQUALITY);
      case AND -> Code.infix(spell(x), "&&", spell(y), Code.AND);
      case OR -> Code.infix(spell(x), "||", spell(y), Code.OR);
      default -> throw notOf(function, 2);
    };
  }

  /** In parentheses if a sign before it would merge with its own. */
  private static Code negatable(Code code) {
    return code.format().startsWith("-") ? Code.primary("($L)", code) : code;
  }

  private Code sum(Expression x, Expression y) {
    if (y instanceof Expression.Size size && isNegative(size.extent())) {
      Code distance = extents.asInt(Extent.ZERO.minus(size.extent()));
      return Code.infix(spell(x), "-", distance, Code.SUM);
    }
    return Code.infix(spell(x), "+", spell(y), Code.SUM);
  }

  private static boolean isNegative(Extent extent) {
    OptionalLong constant = extent.constant();
    return constant.isPresent() && constant.getAsLong() < 0;
  }

  private Code squareRoot(Expression x) {
    Code root = call(Math.class, "sqrt", x);
    return precision == Precision.F32 ? Code.unary("(float) $L", root) : root;
  }

  private Code toReal(Expression x) {
    String type = precision == Precision.F32 ? "(float) $L" : "(double) $L";
    return switch (x.element()) {
      case REAL -> spell(x);
      case INT -> Code.unary(type, spell(x));
      case F32 -> precision == Precision.F32 ? spell(x) : Code.unary(type, spell(x));
      case BOOL -> Code.choice(spell(x), real("1"), real("0"));
      case F16 -> widened(Float16.class, x);
      case BF16 -> widened(BFloat16.class, x);
    };
  }

  private Code real(String decimal) {
    return Literals.spell(decimal, ElementType.REAL, precision);
  }

  private Code toInt(Expression x) {
    return switch (x.element()) {
      case REAL -> Code.unary("(int) $L", spell(x));
      case INT -> spell(x);
      case BOOL -> Code.choice(spell(x), Code.primary("1"), Code.primary("0"));
      case F32, F16, BF16 -> throw new IllegalArgumentException("an int of " + x.element());
    };
  }

  /** What is narrowed on the spot is only rounded. */
  private Code widened(Class<?> format, Expression x) {
    boolean onTheSpot =
        x instanceof Expression.Apply apply
            && apply.arguments().get(0).element() == ElementType.REAL;
    return onTheSpot ? call(format, "round", x.parts().get(0)) : call(format, "toFloat", x);
  }

  private Code elementary(Class<?> type, Function function, Expression x) {
    return call(type, ElementaryNames.of(function), x);
  }

  private Code call(Class<?> type, String name, Expression x) {
    return Code.primary("$T.$L($L)", type, name, spell(x));
  }

  private Code call(Class<?> type, String name, Expression x, Expression y) {
    return Code.primary("$T.$L($L, $L)", type, name, spell(x), spell(y));
  }

  private static IllegalArgumentException notOf(Function function, int arguments) {
    return new IllegalArgumentException(function + " of " + arguments + " arguments");
  }
}
