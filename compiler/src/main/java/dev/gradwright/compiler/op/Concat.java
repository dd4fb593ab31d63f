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
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The operands one after another along an axis. */
public record Concat(int axis) implements Registered {
  @Override
  public String spelling() {
    return "concat";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(!operands.isEmpty() && operands.get(0).rank() > axis, this, operands);
    TensorType first = operands.get(0);
    Shape others = first.shape().without(axis);
    boolean fits =
        operands.stream()
            .allMatch(
                x ->
                    x.element() == first.element()
                        && x.rank() == first.rank()
                        && x.shape().without(axis).equals(others));
    Require.that(fits, this, operands);
    return first.withShape(others.with(axis, starts(operands).get(operands.size())));
  }

  /** Where each operand starts, and where the last ends. */
  private List<Extent> starts(List<TensorType> operands) {
    List<Extent> starts = new ArrayList<>(List.of(Extent.ZERO));
    for (TensorType operand : operands) {
      starts.add(starts.get(starts.size() - 1).plus(operand.shape().extent(axis)));
    }
    return starts;
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(choose(operands, starts(operands), 0, operands.size()));
  }

  /** The element from operands {@code from .. to - 1}, found by bisection of the position. */
  private Scalar choose(List<TensorType> operands, List<Extent> starts, int from, int to) {
    if (to - from == 1) {
      return load(from, operands.get(from), starts.get(from));
    }
    int middle = (from + to) >>> 1;
    return new Scalar.Choose(
        Scalars.test(
            Function.LESS, Scalars.position(Affine.axis(axis)), Scalars.extent(starts.get(middle))),
        choose(operands, starts, from, middle),
        choose(operands, starts, middle, to));
  }

  private Scalar load(int operand, TensorType type, Extent start) {
    List<Coordinate> coordinates =
        new ArrayList<>(Axes.all(type.rank()).stream().map(Coordinate::axis).toList());
    coordinates.set(axis, new Coordinate.At(Affine.axis(axis).plus(Extent.ZERO.minus(start))));
    return new Scalar.Load(operand, coordinates, type.element());
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    List<TensorType> types = result.operands().stream().map(Expr::type).toList();
    Extent start = starts(types).get(operand);
    List<Extent> corner = new ArrayList<>(Collections.nCopies(result.type().rank(), Extent.ZERO));
    corner.set(axis, start);
    return Optional.of(Rearrange.slice(seed, corner, types.get(operand).shape()));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Tangents.jointlyLinear(result, tangents);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return operands.stream().reduce(Facts::or).orElseThrow();
  }
}
