package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = x} under a name that stands after {@code wrt}: a node of its own identity, which no
 * other shares. Erased when derivatives have been expanded.
 */
public record Marker(int identity) implements Registered {
  @Override
  public String spelling() {
    return "marker " + identity;
  }

  @Override
  public Optional<String> ruleName() {
    return Optional.empty();
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.load(0, operands.get(0)));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(seed);
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0);
  }
}
