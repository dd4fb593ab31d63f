package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[.., i, ..] = x[.., extent - 1 - i, ..]} along one axis. */
public record Reverse(int axis) implements Movement {
  @Override
  public String spelling() {
    return "reverse";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 1 && 0 <= axis && axis < operands.get(0).rank();
    Require.that(fits, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    List<Coordinate> coordinates = new ArrayList<>();
    Axes.all(x.rank()).forEach(i -> coordinates.add(Coordinate.axis(i)));
    Affine last = Affine.constant(x.shape().extent(axis).plus(-1));
    coordinates.set(axis, new Coordinate.At(last.plus(Affine.axis(axis).times(Extent.of(-1)))));
    return Computation.Pointwise.of(new Scalar.Load(0, coordinates, x.element()));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(seed.table().apply(this, seed));
  }
}
