package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
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

  private static final Expression TWO = new Expression.Size(Extent.of(2));

  enum Kind {
    /** The same for all turns. */
    STAYS,
    /** An int that moves by one. */
    MOVES,
    /** An int that moves by two. */
    SKIPS,
    /** A real of its own in each lane. */
    REALS,
    /** A bool of its own in each lane. */
    BOOLS,
    /** Nothing that lanes hold. */
    OTHER
  }

  private final Map<Integer, Kind> locals = new HashMap<>();
  private final Set<Kind> places;

  private LaneKinds(Set<Kind> places, int index) {
    this.places = places;
    put(index, Kind.MOVES);
  }

  /** For a loop of that index whose lanes lie side by side in all arrays. */
  static LaneKinds sideBySide(int index) {
    return new LaneKinds(Set.of(Kind.MOVES), index);
  }

  /** For one whose lanes may also lie two elements apart. */
  static LaneKinds apart(int index) {
    return new LaneKinds(Set.of(Kind.MOVES, Kind.SKIPS), index);
  }

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
      return read.element() == ElementType.REAL && places.contains(of(read.index()))
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
      return moved(function, apply.arguments(), kinds);
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

  private static Kind moved(Function function, List<Expression> arguments, List<Kind> kinds) {
    Kind first = kinds.get(0);
    Kind second = kinds.get(kinds.size() - 1);
    return switch (function) {
      case ADD -> first == Kind.STAYS ? second : second == Kind.STAYS ? first : Kind.OTHER;
      case SUBTRACT -> second == Kind.STAYS ? first : Kind.OTHER;
      case MULTIPLY ->
          first == Kind.MOVES && arguments.get(1).equals(TWO) ? Kind.SKIPS : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }
}
