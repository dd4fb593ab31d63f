package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** Where along one of its axes a tensor is read by a {@link Gather}, or written by its adjoint. */
public sealed interface Place {

  /** At an affine function of the indices. */
  record At(Affine index) implements Place {}

  /** Where an int operand says, itself read at the indices of the given axes. */
  record Given(int operand, List<Integer> axes) implements Place {
    public Given {
      axes = List.copyOf(axes);
    }
  }

  /** At the index of one axis. */
  static Place axis(int axis) {
    return new At(Affine.axis(axis));
  }

  /** Whether the places fit index operands (from operand 1 on) and an index space. */
  static boolean fit(List<Place> places, Shape space, List<TensorType> operands) {
    return places.stream()
        .allMatch(
            place ->
                !(place instanceof Given given) || fits(given, space, operands.get(given.operand)));
  }

  private static boolean fits(Given given, Shape space, TensorType index) {
    return index.element() == ElementType.INT
        && index.shape().extents().equals(given.axes.stream().map(space::extent).toList());
  }

  /** The places as coordinates of a computation. */
  static List<Coordinate> coordinates(List<Place> places, List<TensorType> operands) {
    return places.stream().map(place -> coordinate(place, operands)).toList();
  }

  private static Coordinate coordinate(Place place, List<TensorType> operands) {
    if (place instanceof Given given) {
      return new Coordinate.Gathered(
          Scalars.load(given.operand, operands.get(given.operand), given.axes));
    }
    return new Coordinate.At(((At) place).index);
  }
}
