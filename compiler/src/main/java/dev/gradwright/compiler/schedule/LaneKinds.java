package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of the values of one loop's body from turn to turn. */
final class LaneKinds {
  /** Functions of reals that give the same bits in lanes. */
  private static final Set<Function> OF_REALS =
      Set.of(
          Function.ADD,
          Function.SUBTRACT,
          Function.MULTIPLY,
          Function.DIVIDE,
          Function.MINIMUM,
          Function.MAXIMUM,
          Function.NEGATE,
          Function.ABSOLUTE,
          Function.SQUARE_ROOT,
          Function.EXPONENTIAL,
          Function.EXPONENTIAL_MINUS_ONE,
          Function.LOGARITHM,
          Function.LOGARITHM_OF_ONE_PLUS,
          Function.SINE,
          Function.COSINE,
          Function.HYPERBOLIC_TANGENT,
          Function.ERROR_FUNCTION,
          Function.ERROR_FUNCTION_BESIDE);

  private static final Set<Function> COMPARISONS =
      Set.of(Function.LESS, Function.LESS_OR_EQUAL, Function.EQUAL, Function.NOT_EQUAL);

  private static final Set<Function> CONNECTIVES = Set.of(Function.AND, Function.OR, Function.NOT);

  enum Kind {
    /** The same for all turns. */
    STAYS,
    /** An int that moves by one. */
    MOVES,
    /** A real of its own in each lane. */
    REALS,
    /** A bool of its own in each lane. */
    BOOLS,
    /** Nothing that lanes hold. */
    OTHER
  }

  private final Map<Integer, Kind> locals = new HashMap<>();

  void put(int local, Kind kind) {
    locals.put(local, kind);
  }

  Kind of(Expression expression) {
    if (expression instanceof Expression.Literal || expression instanceof Expression.Size) {
      return Kind.STAYS;
    }
    if (expression instanceof Expression.Local local) {
      return locals.getOrDefault(local.number(), Kind.STAYS);
    }
    if (expression instanceof Expression.Read read) {
      return read.element() == ElementType.REAL && of(read.index()) == Kind.MOVES
          ? Kind.REALS
          : Kind.OTHER;
    }
    List<Kind> parts = expression.parts().stream().map(this::of).toList();
    if (expression instanceof Expression.Select select) {
      return choice(parts, select.then(), select.otherwise());
    }
    if (expression instanceof Expression.Choose choose) {
      // What is read may lie outside the array where the other value is chosen.
      return reads(choose.then()) || reads(choose.otherwise())
          ? Kind.OTHER
          : choice(parts, choose.then(), choose.otherwise());
    }
    return expression instanceof Expression.Apply apply ? applied(apply, parts) : Kind.OTHER;
  }

  private static boolean reads(Expression expression) {
    return expression instanceof Expression.Read
        || expression.parts().stream().anyMatch(LaneKinds::reads);
  }

  private static Kind choice(List<Kind> parts, Expression then, Expression otherwise) {
    boolean fits =
        parts.get(0) == Kind.BOOLS
            && areReal(List.of(then, otherwise), parts.subList(1, parts.size()));
    return fits ? Kind.REALS : Kind.OTHER;
  }

  /** Whether all are reals, one for all lanes or one for each. */
  private static boolean areReal(List<Expression> values, List<Kind> kinds) {
    return values.stream().allMatch(value -> value.element() == ElementType.REAL)
        && kinds.stream().allMatch(kind -> kind == Kind.STAYS || kind == Kind.REALS);
  }

  private static Kind applied(Expression.Apply apply, List<Kind> kinds) {
    Function function = apply.function();
    if (kinds.stream().allMatch(kind -> kind == Kind.STAYS)) {
      return Kind.STAYS;
    }
    if (apply.element() == ElementType.INT) {
      return moves(function, kinds) ? Kind.MOVES : Kind.OTHER;
    }
    if (areReal(apply.arguments(), kinds)) {
      return OF_REALS.contains(function)
          ? Kind.REALS
          : COMPARISONS.contains(function) ? Kind.BOOLS : Kind.OTHER;
    }
    boolean connects =
        CONNECTIVES.contains(function) && kinds.stream().allMatch(kind -> kind == Kind.BOOLS);
    return connects ? Kind.BOOLS : Kind.OTHER;
  }

  private static boolean moves(Function function, List<Kind> kinds) {
    return switch (function) {
      case ADD ->
          kinds.equals(List.of(Kind.MOVES, Kind.STAYS))
              || kinds.equals(List.of(Kind.STAYS, Kind.MOVES));
      case SUBTRACT -> kinds.equals(List.of(Kind.MOVES, Kind.STAYS));
      default -> false;
    };
  }
}
