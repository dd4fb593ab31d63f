package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.EnumSet;
import java.util.Set;

/** What it takes to compute the elements of a value from its operands. */
final class Effort {
  /** So short that computing them again is no worse than reading what was kept. */
  private static final Set<Function> SHORT =
      EnumSet.of(
          Function.ADD,
          Function.SUBTRACT,
          Function.MULTIPLY,
          Function.DIVIDE,
          Function.SQUARE_ROOT,
          Function.MINIMUM,
          Function.MAXIMUM,
          Function.NEGATE,
          Function.ABSOLUTE,
          Function.SIGN,
          Function.LESS,
          Function.LESS_OR_EQUAL,
          Function.EQUAL,
          Function.NOT_EQUAL,
          Function.AND,
          Function.OR,
          Function.NOT,
          Function.TO_REAL,
          Function.TO_INT);

  private Effort() {}

  /** Whether elements are moved and not changed. */
  static boolean isCopy(Expr expr) {
    return expr.elementwise()
        .filter(scalar -> scalar instanceof Scalar.Load || scalar instanceof Scalar.LoadSamePlace)
        .isPresent();
  }

  /** Whether every element takes a few short operations. */
  static boolean isShort(Expr expr) {
    return expr.elementwise().filter(Effort::isShort).isPresent();
  }

  private static boolean isShort(Scalar scalar) {
    if (scalar instanceof Scalar.Apply apply) {
      return SHORT.contains(apply.function())
          && apply.arguments().stream().allMatch(Effort::isShort);
    }
    return !(scalar instanceof Scalar.Choose choose)
        || isShort(choose.condition()) && isShort(choose.then()) && isShort(choose.otherwise());
  }
}
