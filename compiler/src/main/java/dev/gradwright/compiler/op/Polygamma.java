package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Points;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i] = (d/dx)^n digamma(x[i])} for n above 1: the slopes of slopes of {@link
 * Unary#LGAMMA}, without end. NaN at 0 and the negative integers.
 */
public record Polygamma(int order) implements Registered {
  static Scalar body(int order, Scalar x) {
    Scalar n = new Scalar.Literal(Integer.toString(order), ElementType.INT);
    return new Scalar.Apply(Function.POLYGAMMA, List.of(n, x), ElementType.REAL);
  }

  @Override
  public String spelling() {
    return "polygamma " + order;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1 && operands.get(0).isReal() && order > 1, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(body(order, Scalars.load(0, operands.get(0))));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Formula.along(seed, Formula.polygamma(order + 1, result.operand(0))));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).flatMap(tangent -> adjoint(result, 0, tangent));
  }

  @Override
  public List<Singularity> singularities() {
    return Singularity.undefined(Singularity.Value.UNDEFINED, Points.notNatural());
  }
}
