package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** {@code y[i] = sum over k of x[i, k]}, k being the indices of the given axes. */
public record Sum(List<Integer> axes) implements Registered {
  public Sum {
    axes = List.copyOf(axes);
  }

  @Override
  public String spelling() {
    return "sum";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && x.element() != ElementType.BOOL;
    Require.that(fits && Axes.areAxes(axes, x.rank()), this, operands);
    return x.withShape(new Axes(x.rank(), axes).keptOf(x.shape()));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Axes.fold(Fold.SUM, operands.get(0), axes);
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Rearrange.spread(seed, result.operand(0).shape(), axes));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.linear(result, tangents);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Ranges.sum(operands.get(0));
  }

  @Override
  public Facts factsOf(List<Expr> operands) {
    Facts facts = facts(List.of(operands.get(0).facts()));
    return Shifted.reachesOne(operands.get(0), axes) ? facts.within(1, facts.atMost()) : facts;
  }
}
