package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code z[i] = erf x[i]}, beside {@code e[i] = exp(-x[i]^2)}, by which it is computed with less
 * work, and of which its slope is made. No function of e: what is another number there has no
 * meaning.
 */
public record ErfBeside() implements Registered {
  @Override
  public String spelling() {
    return "erfBeside";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 2 && operands.get(0).isReal();
    Require.that(fits && operands.get(0).equals(operands.get(1)), this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(
        Scalars.apply(
            Function.ERROR_FUNCTION_BESIDE,
            Scalars.load(0, operands.get(0)),
            Scalars.load(1, operands.get(1))));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return operand == 0
        ? Optional.of(Formula.along(seed, Formula.times(Unary.ERF_AT_0, result.operand(1))))
        : Optional.empty();
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).flatMap(tangent -> adjoint(result, 0, tangent));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Unary.ERF.facts(operands.subList(0, 1));
  }
}
