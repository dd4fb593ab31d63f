package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** {@code z[i] = c[i] ? x[i] : y[i]}: the operand that was not chosen gets exactly 0. */
public record Select() implements Registered {
  @Override
  public String spelling() {
    return "select";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 3
            && operands.get(1).equals(operands.get(2))
            && operands.get(0).equals(operands.get(1).withElement(ElementType.BOOL));
    Require.that(fits, this, operands);
    return operands.get(1);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(
        new Scalar.Choose(
            Scalars.load(0, operands.get(0)),
            Scalars.load(1, operands.get(1)),
            Scalars.load(2, operands.get(2))));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Expr condition = result.operand(0);
    Expr zero = Formula.zerosLike(seed);
    return switch (operand) {
      case 1 -> Optional.of(Formula.select(condition, seed, zero));
      case 2 -> Optional.of(Formula.select(condition, zero, seed));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    if (tangents.get(1).isEmpty() && tangents.get(2).isEmpty()) {
      return Optional.empty();
    }
    Expr zero = Formula.zerosLike(result);
    return Optional.of(
        Formula.select(
            result.operand(0), tangents.get(1).orElse(zero), tangents.get(2).orElse(zero)));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Truths.chosen(operands.get(0), operands.get(1), operands.get(2));
  }

  @Override
  public Facts factsOf(List<Expr> operands) {
    Expr test = operands.get(0);
    Facts yes = Comparison.passed(test, operands.get(1));
    Facts no = Comparison.failed(test, operands.get(2));
    return Truths.chosen(test.facts(), yes, no);
  }
}
