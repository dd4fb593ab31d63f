package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[i, ..] = x[start + i, ..]}: a box of {@code x}. */
public record Slice(List<Extent> starts, Shape box) implements Movement {
  public Slice {
    starts = List.copyOf(starts);
  }

  @Override
  public String spelling() {
    return "slice";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && starts.size() == x.rank() && box.rank() == x.rank();
    Require.that(fits, this, operands);
    return x.withShape(box);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    List<Coordinate> coordinates = new ArrayList<>();
    for (int axis = 0; axis < starts.size(); axis++) {
      coordinates.add(new Coordinate.At(Affine.axis(axis).plus(starts.get(axis))));
    }
    return Computation.Pointwise.of(new Scalar.Load(0, coordinates, operands.get(0).element()));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Shape whole = result.operand(0).shape();
    List<Extent> after = new ArrayList<>();
    for (int axis = 0; axis < starts.size(); axis++) {
      after.add(whole.extent(axis).minus(starts.get(axis)).minus(box.extent(axis)));
    }
    return Optional.of(Rearrange.pad(seed, starts, after));
  }
}
