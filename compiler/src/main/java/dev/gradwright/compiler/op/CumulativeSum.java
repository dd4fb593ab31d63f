package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[i, k] = sum over l <= k of x[i, l]} along one axis; backward it is over {@code l >= k};
 * without its own element, over {@code l < k} or {@code l > k}.
 */
public record CumulativeSum(int axis, Direction direction, Own own) implements Registered {
  /** From which end the elements are added. */
  public enum Direction {
    FORWARD,
    BACKWARD;

    Direction opposite() {
      return this == FORWARD ? BACKWARD : FORWARD;
    }
  }

  /** Whether an element counts in its own sum. */
  public enum Own {
    INCLUDED,
    EXCLUDED
  }

  @Override
  public String spelling() {
    return "cumsum";
  }

  @Override
  public List<String> options(List<TensorType> operands) {
    List<String> options = new ArrayList<>(Axes.optionUnlessLast(axis, operands.get(0)));
    if (direction == Direction.BACKWARD) {
      options.add("reverse = true");
    }
    if (own == Own.EXCLUDED) {
      options.add("exclusive = true");
    }
    return options;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && Elements.NUMBERS.accept(x.element());
    Require.that(fits && 0 <= axis && axis < x.rank(), this, operands);
    return x;
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType x = operands.get(0);
    List<Coordinate> here = place(x);
    Action add = new Action.Add(0, new Scalar.Load(0, here, x.element()));
    Action store = new Action.Store(here, new Scalar.Variable(0, x.element()));
    Action walk =
        new Action.For(
            Affine.constant(Extent.ZERO),
            Affine.constant(x.shape().extent(axis)),
            own == Own.INCLUDED ? List.of(add, store) : List.of(store, add));
    return new Computation.Sequential(
        x.shape().without(axis).extents(),
        List.of(new Computation.Sequential.Variable("total", Scalars.zero(x.element()))),
        List.of(walk));
  }

  /** The batch's axes come first, so the loop's axis is the last. */
  private List<Coordinate> place(TensorType x) {
    Affine index = Affine.axis(x.rank() - 1);
    Affine fromEnd = index.times(Extent.of(-1)).plus(x.shape().extent(axis)).plus(Extent.of(-1));
    List<Coordinate> place = new ArrayList<>();
    Axes.all(x.rank() - 1).forEach(i -> place.add(Coordinate.axis(i)));
    place.add(axis, new Coordinate.At(direction == Direction.FORWARD ? index : fromEnd));
    return place;
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(
        seed.table().apply(new CumulativeSum(axis, direction.opposite(), own), seed));
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
