package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * What can be applied to expressions. Implementations are immutable values: equal operators on the
 * same operands are the same expression. All methods are total on operands that {@link #type}
 * accepts.
 */
public interface Operator {

  /** The word for this operator in dumps and explanations. */
  String spelling();

  /**
   * What the language writes behind the operands, as in {@code axis = 1}, without what holds where
   * nothing is written.
   */
  default List<String> options(List<TensorType> operands) {
    return List.of();
  }

  /** What explanations call the rule of this operator; empty where there is nothing to say. */
  default Optional<String> ruleName() {
    return Optional.of(spelling());
  }

  /**
   * The type of the result. Unfit operands are a mistake of the compiler, not of the user: {@link
   * IllegalArgumentException}.
   */
  TensorType type(List<TensorType> operands);

  /** How the result's elements are computed. */
  Computation computation(List<TensorType> operands);

  /**
   * The part of an operand's adjoint that comes through this application, in terms of operands,
   * result and the result's adjoint {@code seed}; empty where the derivative is zero everywhere.
   */
  Optional<Expr> adjoint(Expr result, int operand, Expr seed);

  /** The result's tangent from its operands' (empty: zero); empty where it is zero. */
  Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents);

  /** Whether every derivative is zero everywhere, so that there is never a part or a tangent. */
  default boolean isFlat() {
    return false;
  }

  /** What is known of the result's values when that much is known of the operands'. */
  Facts facts(List<Facts> operands);

  /** What is known of the result's values for these operands, one of which may stand twice. */
  default Facts factsOf(List<Expr> operands) {
    return facts(operands.stream().map(Expr::facts).toList());
  }

  /** Where the derivative is singular, and what {@link #adjoint} gives there. */
  default List<Singularity> singularities() {
    return Singularity.none();
  }
}
