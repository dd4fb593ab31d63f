package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Applies operators on elements: which element types they take, and what comes out. */
final class Elements {
  private static final int HIGHEST_POWER = 16;

  /** What an application computes in: the type its operands are brought to, and its own. */
  record Fitting(Type operands, Type result) {}

  private Elements() {}

  /** The application, its operands brought to one type. */
  static Expression apply(Elementwise operator, List<Expression> operands, Span span) {
    Optional<Expression> folded = fold(operator, operands, span);
    if (folded.isPresent()) {
      return folded.get();
    }
    Fitting fitting = fit(operator, operands, span);
    List<Expression> fitted = operands.stream().map(o -> bring(o, fitting.operands())).toList();
    return new Expression.Apply(operator, fitted, fitting.result(), span);
  }

  static Expression bring(Expression operand, Type type) {
    return Broadcasting.spread(Broadcasting.convert(operand, type.element()), type.axes());
  }

  static Fitting fit(Elementwise operator, List<Expression> operands, Span span) {
    ElementType element = element(operator, operands, span);
    List<Axis> axes = Broadcasting.join(operator.toString(), operands, span);
    Type type = new Type(element, axes);
    return new Fitting(type, isComparison(operator) ? type.withElement(ElementType.BOOL) : type);
  }

  private static ElementType element(Elementwise operator, List<Expression> operands, Span span) {
    return switch (operator) {
      case AND, OR, NOT -> {
        requireAll(ElementType.BOOL, operator, operands, Elements::comparison);
        yield ElementType.BOOL;
      }
      case FLOOR_DIVIDE, FLOOR_MODULO -> {
        requireAll(ElementType.INT, operator, operands, wrong -> floored(operator, operands));
        yield ElementType.INT;
      }
      case DIVIDE -> {
        if (number(operator, operands) == ElementType.INT) {
          throw intDivision(operands, span);
        }
        yield ElementType.REAL;
      }
      case NEGATE, ADD, SUBTRACT, MULTIPLY, MINIMUM, MAXIMUM, ABSOLUTE, SIGN ->
          number(operator, operands);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          number(operator, operands);
      default -> {
        number(operator, operands);
        yield ElementType.REAL;
      }
    };
  }

  private static Refusal intDivision(List<Expression> operands, Span span) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.INT_DIVISION, span)
            .found(operands.get(0).type() + " / " + operands.get(1).type())
            .expected("`div` to round down, or `real(x)` to divide reals"));
  }

  private static void requireAll(
      ElementType element,
      Elementwise operator,
      List<Expression> operands,
      Function<Expression, String> expected) {
    for (Expression operand : operands) {
      if (operand.element() != element) {
        throw wrong(operator.toString(), operand, expected.apply(operand));
      }
    }
  }

  /** What to write where a number stands for its truth. */
  private static String comparison(Expression operand) {
    return "bools, such as `" + Words.factor(operand) + " != 0`";
  }

  /** What to write for quotients and remainders of reals. */
  private static String floored(Elementwise operator, List<Expression> operands) {
    String x = Words.factor(operands.get(0));
    String y = Words.factor(operands.get(1));
    String floor = "floor(" + x + " / " + y + ")";
    boolean quotient = operator == Elementwise.FLOOR_DIVIDE;
    return "ints; of reals write `" + (quotient ? floor : x + " - " + y + " * " + floor) + "`";
  }

  private static ElementType number(Elementwise operator, List<Expression> operands) {
    boolean real = false;
    for (Expression operand : operands) {
      if (operand.element() == ElementType.BOOL) {
        throw wrong(operator.toString(), operand, "numbers; `real(x)` is 1 where x is true");
      }
      real |= operand.element() == ElementType.REAL;
    }
    return real ? ElementType.REAL : ElementType.INT;
  }

  /** A number as a real. */
  static Expression real(String operator, Expression operand) {
    if (operand.element() == ElementType.BOOL) {
      throw wrong(operator, operand, "reals");
    }
    return Broadcasting.convert(operand, ElementType.REAL);
  }

  static Refusal wrong(String operator, Expression operand, String expected) {
    return wrong(DiagnosticKind.WRONG_ELEMENT, operator, operand, expected);
  }

  static Refusal wrongRank(String operator, Expression operand, String expected) {
    return wrong(DiagnosticKind.WRONG_RANK, operator, operand, expected);
  }

  private static Refusal wrong(
      DiagnosticKind kind, String operator, Expression operand, String expected) {
    Diagnostic wrong =
        Diagnostic.of(kind, operand.span(), "`" + operator + "`", operand.type())
            .expected(expected);
    return Refusal.of(
        operand instanceof Expression.Reference ? Words.origin(wrong, operand) : wrong);
  }

  private static boolean isComparison(Elementwise operator) {
    return operator.compareTo(Elementwise.LESS) >= 0
        && operator.compareTo(Elementwise.NOT_EQUAL) <= 0;
  }

  /** Computes with dims as far as extents can express it, so that bounds stay known. */
  private static Optional<Expression> fold(
      Elementwise operator, List<Expression> operands, Span span) {
    if (operator == Elementwise.POWER) {
      return power(operands, span);
    }
    if (operator == Elementwise.NEGATE) {
      return negate(operands.get(0), span);
    }
    if (operands.size() != 2 || operands.stream().noneMatch(Expression.Size.class::isInstance)) {
      return Optional.empty();
    }
    Optional<Extent> left = extent(operands.get(0));
    Optional<Extent> right = extent(operands.get(1));
    return left.isPresent() && right.isPresent()
        ? fold(operator, left.get(), right.get()).map(e -> new Expression.Size(e, span))
        : Optional.empty();
  }

  private static Optional<Extent> fold(Elementwise operator, Extent a, Extent b) {
    return switch (operator) {
      case ADD -> Optional.of(a.plus(b));
      case SUBTRACT -> Optional.of(a.minus(b));
      case MULTIPLY -> Optional.of(a.times(b));
      case FLOOR_DIVIDE -> b.isConstant(0) ? Optional.empty() : Optional.of(a.floorDividedBy(b));
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> negate(Expression operand, Span span) {
    if (operand instanceof Expression.Literal literal && operand.element() != ElementType.BOOL) {
      String text = literal.text();
      String negated = text.startsWith("-") ? text.substring(1) : "-" + text;
      return Optional.of(new Expression.Literal(negated, literal.type(), span));
    }
    return operand instanceof Expression.Size size
        ? Optional.of(new Expression.Size(size.extent().times(Extent.of(-1)), span))
        : Optional.empty();
  }

  /** {@code i^3} of ints is a product. */
  private static Optional<Expression> power(List<Expression> operands, Span span) {
    Expression base = operands.get(0);
    if (base.element() != ElementType.INT || operands.get(1).element() != ElementType.INT) {
      return Optional.empty();
    }
    OptionalLong exponent =
        extent(operands.get(1)).map(Extent::constant).orElse(OptionalLong.empty());
    if (exponent.isEmpty() || exponent.getAsLong() < 0 || exponent.getAsLong() > HIGHEST_POWER) {
      throw wrong("^", base, "a real base, or a small number as exponent; `real(x)` converts");
    }
    Expression product = new Expression.Literal("1", Type.INT, span);
    for (long i = 0; i < exponent.getAsLong(); i++) {
      product = i == 0 ? base : apply(Elementwise.MULTIPLY, List.of(product, base), span);
    }
    return Optional.of(product);
  }

  private static Optional<Extent> extent(Expression operand) {
    if (operand instanceof Expression.Size size) {
      return Optional.of(size.extent());
    }
    return operand instanceof Expression.Literal literal && literal.element() == ElementType.INT
        ? Optional.of(Extent.of(Long.parseLong(literal.text())))
        : Optional.empty();
  }
}
