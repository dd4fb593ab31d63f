package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** {@code y[i_p(0), i_p(1), ..] = x[i_0, i_1, ..]}: axis k of the result is axis p(k) of x. */
public record Transpose(List<Integer> permutation) implements Movement {
  public Transpose {
    permutation = List.copyOf(permutation);
  }

  @Override
  public String spelling() {
    return "transpose";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits =
        operands.size() == 1 && permutation.stream().sorted().toList().equals(Axes.all(x.rank()));
    Require.that(fits, this, operands);
    return x.withShape(new Shape(permutation.stream().map(x.shape()::extent).toList()));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.load(0, operands.get(0), inverse()));
  }

  private List<Integer> inverse() {
    return Axes.all(permutation.size()).stream().map(permutation::indexOf).toList();
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Rearrange.transpose(seed, inverse()));
  }
}
