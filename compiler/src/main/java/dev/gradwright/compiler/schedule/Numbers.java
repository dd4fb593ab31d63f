package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Literal;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Ints of kernels that are known. */
final class Numbers {
  private Numbers() {}

  static Literal of(int number) {
    return new Literal(Integer.toString(number), ElementType.INT);
  }

  static Literal of(boolean truth) {
    return new Literal(truth ? "1" : "0", ElementType.BOOL);
  }

  /** What an int comes to, if that is known. */
  static OptionalInt number(Expression expression) {
    return simplified(expression) instanceof Literal literal && literal.element() == ElementType.INT
        ? OptionalInt.of(new BigDecimal(literal.decimal()).intValueExact())
        : OptionalInt.empty();
  }

  /** A number in place of a size, a sum or a product of numbers, which overflows as they do. */
  static Expression simplified(Expression expression) {
    if (expression instanceof Expression.Size size && size.extent().constant().isPresent()) {
      return of(Math.toIntExact(size.extent().constant().getAsLong()));
    }
    return expression instanceof Expression.Apply apply
            && apply.element() == ElementType.INT
            && apply.arguments().size() == 2
        ? simplified(apply)
        : expression;
  }

  private static Expression simplified(Expression.Apply apply) {
    OptionalInt x = number(apply.arguments().get(0));
    OptionalInt y = number(apply.arguments().get(1));
    if (x.isEmpty() || y.isEmpty()) {
      return apply.function() == Function.ADD ? sum(apply, x, y) : apply;
    }
    return switch (apply.function()) {
      case ADD -> of(x.getAsInt() + y.getAsInt());
      case SUBTRACT -> of(x.getAsInt() - y.getAsInt());
      case MULTIPLY -> of(x.getAsInt() * y.getAsInt());
      default -> apply;
    };
  }

  /** A sum of which at most one part is known: that goes to the end, and 0 away. */
  private static Expression sum(Expression.Apply sum, OptionalInt x, OptionalInt y) {
    if (x.isPresent()) {
      return plus(sum.arguments().get(1), x.getAsInt());
    }
    return y.isPresent() ? plus(sum.arguments().get(0), y.getAsInt()) : sum;
  }

  private static Expression plus(Expression x, int y) {
    if (y == 0) {
      return x;
    }
    if (x instanceof Expression.Apply sum
        && sum.function() == Function.ADD
        && number(sum.arguments().get(1)).isPresent()) {
      return plus(sum.arguments().get(0), number(sum.arguments().get(1)).getAsInt() + y);
    }
    return Ints.plus(x, of(y));
  }

  /** Whether a condition on ints holds, if that is known. */
  static Optional<Boolean> truth(Expression condition) {
    if (condition instanceof Literal literal) {
      return Optional.of(Double.parseDouble(literal.decimal()) != 0);
    }
    if (!(condition instanceof Expression.Apply apply)) {
      return Optional.empty();
    }
    List<Expression> parts = apply.arguments();
    return switch (apply.function()) {
      case LESS -> compared(parts).map(order -> order < 0);
      case LESS_OR_EQUAL -> compared(parts).map(order -> order <= 0);
      case EQUAL -> compared(parts).map(order -> order == 0);
      case NOT_EQUAL -> compared(parts).map(order -> order != 0);
      case AND -> either(parts, false);
      case OR -> either(parts, true);
      case NOT -> truth(parts.get(0)).map(truth -> !truth);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> compared(List<Expression> parts) {
    OptionalInt x = number(parts.get(0));
    OptionalInt y = number(parts.get(1));
    return x.isPresent() && y.isPresent()
        ? Optional.of(Integer.compare(x.getAsInt(), y.getAsInt()))
        : Optional.empty();
  }

  private static Optional<Boolean> either(List<Expression> parts, boolean decisive) {
    return Constants.either(parts.stream().map(Numbers::truth).toList(), decisive);
  }
}
