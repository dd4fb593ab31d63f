package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.stream.IntStream;

/** Words in which the bodies of operators are written. */
final class Scalars {
  /** The indices of all axes: nearly every operator asks for them. */
  private static final List<List<Coordinate>> INDICES =
      IntStream.range(0, 9).mapToObj(Scalars::makeIndices).toList();

  private Scalars() {}

  private static List<Coordinate> indices(int rank) {
    return rank < INDICES.size() ? INDICES.get(rank) : makeIndices(rank);
  }

  private static List<Coordinate> makeIndices(int rank) {
    return IntStream.range(0, rank).mapToObj(Coordinate::axis).toList();
  }

  /** The element of an operand at the indices of the element computed. */
  static Scalar load(int operand, TensorType type) {
    return new Scalar.Load(operand, indices(type.rank()), type.element());
  }

  /** The element of an operand at the indices of the given axes. */
  static Scalar load(int operand, TensorType type, List<Integer> axes) {
    List<Coordinate> coordinates = axes.stream().map(Coordinate::axis).toList();
    return new Scalar.Load(operand, coordinates, type.element());
  }

  /** The element of a vector at an affine function of the indices. */
  static Scalar load(int operand, TensorType type, Affine at) {
    return new Scalar.Load(operand, List.of(new Coordinate.At(at)), type.element());
  }

  static Scalar real(String decimal) {
    return new Scalar.Literal(decimal, ElementType.REAL);
  }

  static Scalar zero(ElementType element) {
    return new Scalar.Literal("0", element);
  }

  static Scalar position(Affine index) {
    return new Scalar.Position(index);
  }

  static Scalar extent(Extent extent) {
    return position(Affine.constant(extent));
  }

  /** A function whose value is of its arguments' type. */
  static Scalar apply(Function function, Scalar... arguments) {
    return new Scalar.Apply(function, List.of(arguments), arguments[0].element());
  }

  /** A function whose value is true or false. */
  static Scalar test(Function function, Scalar... arguments) {
    return new Scalar.Apply(function, List.of(arguments), ElementType.BOOL);
  }

  /** The nearest number of a format. */
  static Scalar narrow(Format to, Scalar x) {
    return convert(x, to.element());
  }

  /** A number of another element type as one of this. */
  static Scalar convert(Scalar x, ElementType to) {
    Function function =
        switch (to) {
          case REAL -> Function.TO_REAL;
          case INT, BOOL -> Function.TO_INT;
          case F32 -> Function.TO_F32;
          case F16 -> Function.TO_F16;
          case BF16 -> Function.TO_BF16;
        };
    return new Scalar.Apply(function, List.of(x), to);
  }

  /** A number of another element type as a real. */
  static Scalar toReal(Scalar x) {
    return convert(x, ElementType.REAL);
  }

  static Scalar times(Scalar x, Scalar y) {
    return apply(Function.MULTIPLY, x, y);
  }

  static Scalar divide(Scalar x, Scalar y) {
    return apply(Function.DIVIDE, x, y);
  }
}
