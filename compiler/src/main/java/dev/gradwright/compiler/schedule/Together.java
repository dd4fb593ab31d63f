package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.Set;

/**
 * Values that get an array of their own, however few want them, since the runtime computes many
 * elements together in less time.
 */
final class Together {
  private static final Set<Function> FUNCTIONS =
      Set.of(Function.UNIFORM, Function.COIN, Function.NORMAL, Function.POWER);

  /** Fewer are computed one by one, wherever they are wanted. */
  static final long LEAST = 64;

  private Together() {}

  static boolean suits(Expr expr, Scalar value) {
    return value instanceof Scalar.Apply apply
        && FUNCTIONS.contains(apply.function())
        && expr.shape().size().constant().orElse(LEAST) >= LEAST;
  }
}
