package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[i, ..] = x[i - before, ..]} where that is inside {@code x}, else 0. */
public record Pad(List<Extent> before, List<Extent> after) implements Registered {
  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public String spelling() {
    return "pad";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && before.size() == x.rank() && after.size() == x.rank();
    Require.that(fits, this, operands);
    List<Extent> padded = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      padded.add(before.get(axis).plus(x.shape().extent(axis)).plus(after.get(axis)));
    }
    return x.withShape(new Shape(padded));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    List<Coordinate> coordinates = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      coordinates.add(new Coordinate.At(inner(axis)));
    }
    Scalar load = new Scalar.Load(0, coordinates, x.element());
    return Computation.Pointwise.of(
        inside(x.shape())
            .<Scalar>map(test -> new Scalar.Choose(test, load, Scalars.zero(x.element())))
            .orElse(load));
  }

  private Affine inner(int axis) {
    return Affine.axis(axis).plus(Extent.ZERO.minus(before.get(axis)));
  }

  /** Whether the element is one of x; empty where nothing is padded. */
  private Optional<Scalar> inside(Shape x) {
    List<Scalar> tests = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      Scalar index = Scalars.position(inner(axis));
      if (!before.get(axis).equals(Extent.ZERO)) {
        tests.add(Scalars.test(Function.LESS_OR_EQUAL, Scalars.extent(Extent.ZERO), index));
      }
      if (!after.get(axis).equals(Extent.ZERO)) {
        tests.add(Scalars.test(Function.LESS, index, Scalars.extent(x.extent(axis))));
      }
    }
    return tests.stream().reduce((a, b) -> Scalars.test(Function.AND, a, b));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(Rearrange.slice(seed, before, result.operand(0).shape()));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.linear(result, tangents);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.get(0).or(Facts.of(0));
  }
}
