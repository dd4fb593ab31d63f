package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** {@code y = x}, so that what is computed from y is not what is computed from x. */
record Apart() implements Operator {
  @Override
  public String spelling() {
    return "apart";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(new Scalar.LoadSamePlace(0, operands.get(0).element()));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    throw new IllegalStateException("values are set apart after derivatives");
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    throw new IllegalStateException("values are set apart after derivatives");
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
