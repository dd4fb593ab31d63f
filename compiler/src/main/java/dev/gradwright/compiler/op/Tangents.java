package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How operators carry tangents from operands to results. */
final class Tangents {
  private Tangents() {}

  /** Of an operator that is linear in its first operand and has no derivative in the others. */
  static Optional<Expr> linear(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).map(tangent -> withFirst(result, tangent));
  }

  private static Expr withFirst(Expr result, Expr tangent) {
    List<Expr> operands = new ArrayList<>(result.operands());
    operands.set(0, tangent);
    return result.table().apply(result.operator(), operands);
  }

  /** Of an operator that is linear in all operands together. */
  static Optional<Expr> jointlyLinear(Expr result, List<Optional<Expr>> tangents) {
    if (tangents.stream().noneMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    List<Expr> all = new ArrayList<>();
    for (int i = 0; i < tangents.size(); i++) {
      all.add(tangents.get(i).orElse(Formula.zerosLike(result.operand(i))));
    }
    return Optional.of(result.table().apply(result.operator(), all));
  }

  /** The sum, over the operands that have a tangent, of what each contributes. */
  static Optional<Expr> sum(List<Optional<Expr>> tangents, List<UnaryOperator<Expr>> parts) {
    Optional<Expr> sum = Optional.empty();
    for (int i = 0; i < parts.size(); i++) {
      Optional<Expr> part = tangents.get(i).map(parts.get(i));
      sum =
          sum.isEmpty()
              ? part
              : part.isEmpty() ? sum : Optional.of(Formula.plus(sum.get(), part.get()));
    }
    return sum;
  }
}
