package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i] = x[p(i)]}: each coordinate of p is affine in i or an element of an int operand. The
 * operands are x and then the index tensors; places must be inside x.
 */
public record Gather(Shape space, List<Place> places) implements Movement {
  public Gather {
    places = List.copyOf(places);
  }

  @Override
  public String spelling() {
    return "gather";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.get(0).rank() == places.size();
    Require.that(fits && Place.fit(places, space, operands), this, operands);
    return operands.get(0).withShape(space);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(
        new Scalar.Load(0, Place.coordinates(places, operands), operands.get(0).element()));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    if (operand > 0) {
      return Optional.empty();
    }
    List<Expr> operands = new ArrayList<>(result.operands());
    ScatterAdd back = new ScatterAdd(operands.get(0).shape(), places);
    operands.set(0, seed);
    return Optional.of(seed.table().apply(back, operands));
  }
}
