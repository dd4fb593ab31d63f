package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i]} = the number of a format that is nearest to {@code x[i]}, of two the even one.
 * Derivatives take it for {@code y = x}, and are rounded as the value is: what holds an adjoint
 * beside such a value holds no more digits.
 */
public record Rounded(Format to) implements Registered {

  /** The value in a format. */
  public static Expr of(Expr x, Format to) {
    return x.table().apply(new Rounded(to), x);
  }

  @Override
  public String spelling() {
    return "rounded to " + to;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1 && operands.get(0).isReal(), this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    Scalar x = Scalars.load(0, operands.get(0));
    return Computation.Pointwise.of(Scalars.toReal(Scalars.narrow(to, x)));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(of(seed, to));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).map(tangent -> of(tangent, to));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Ranges.rounded(to, operands.get(0));
  }
}
