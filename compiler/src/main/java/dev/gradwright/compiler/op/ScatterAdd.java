package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[t] = sum over i with p(i) = t of x[i]}: each coordinate of p is affine in i or an
 * element of an int operand. The operands are x and then the index tensors; places must be inside
 * y.
 */
public record ScatterAdd(Shape to, List<Place> places) implements Registered {
  public ScatterAdd {
    places = List.copyOf(places);
  }

  @Override
  public String spelling() {
    return "scatterAdd";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = to.rank() == places.size() && x.element() != ElementType.BOOL;
    Require.that(fits && Place.fit(places, x.shape(), operands), this, operands);
    return x.withShape(to);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    return new Computation.Scatter(
        x.shape().extents(), Place.coordinates(places, operands), Scalars.load(0, x));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    if (operand > 0) {
      return Optional.empty();
    }
    List<Expr> operands = new ArrayList<>(result.operands());
    Gather back = new Gather(operands.get(0).shape(), places);
    operands.set(0, seed);
    return Optional.of(seed.table().apply(back, operands));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.linear(result, tangents);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Ranges.sum(operands.get(0));
  }
}
