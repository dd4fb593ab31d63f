package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How the runtime computes many elements of a function together, in less time than one by one. */
enum Together {
  /** Random numbers: neighbouring places share a block, and rounds run on vectors. */
  DRAWN(Function.UNIFORM, Function.COIN, Function.NORMAL),
  /** Too long a formula for a loop that computes anything else on vectors. */
  RAISED(Function.POWER),
  /** Floats alone, in loops so short that HotSpot runs them on vectors by itself. */
  STAGED(Function.EXPONENTIAL, Function.HYPERBOLIC_TANGENT, Function.ERROR_FUNCTION_BESIDE);

  /**
   * Fewer are computed one by one, wherever they are wanted: the runtime does so, too, since they
   * do not repay calls and copies. Random numbers would, but need an array then, and so few stand
   * in kernels that become one.
   */
  static final long LEAST = 64;

  private final Set<Function> functions;

  Together(Function... functions) {
    this.functions = Set.of(functions);
  }

  static Optional<Together> of(Function function) {
    return Arrays.stream(values())
        .filter(together -> together.functions.contains(function))
        .findFirst();
  }

  /** Whether a value gets an array of its own, however few want it, to be computed together. */
  static boolean suits(Expr expr, Scalar value) {
    return value instanceof Scalar.Apply apply
        && of(apply.function()).map(Together::takesArray).orElse(false)
        && expr.shape().size().constant().orElse(LEAST) >= LEAST;
  }

  /** Stages gain too little to pay for an array: they are for those that get one anyway. */
  private boolean takesArray() {
    return switch (this) {
      case DRAWN, RAISED -> true;
      case STAGED -> false;
    };
  }
}
