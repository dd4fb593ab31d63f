package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values in statements that depend on each other, each written out where it is used. */
final class SequentialValues {
  private final Group group;
  private final List<Elements> operands;
  private final Elements made;
  private final Map<Integer, Local> loops;
  private final List<Local> variables;

  /** The elements of a value in the array of that number, from {@code base} on. */
  record Elements(int array, Affine base) {}

  /** Given where operands and result lie, and the indices of loops by their axes. */
  SequentialValues(
      Group group,
      List<Elements> operands,
      Elements made,
      Map<Integer, Local> loops,
      List<Local> variables) {
    this.group = group;
    this.operands = operands;
    this.made = made;
    this.loops = loops;
    this.variables = variables;
  }

  /** Given the indices of all loops around. */
  Expression value(Scalar scalar, List<Local> indices) {
    if (scalar instanceof Scalar.Literal literal) {
      return new Expression.Literal(literal.decimal(), literal.element());
    }
    if (scalar instanceof Scalar.Position position) {
      return position(position.index(), indices);
    }
    if (scalar instanceof Scalar.Variable variable) {
      return variables.get(variable.number());
    }
    if (scalar instanceof Scalar.Made made) {
      return new Expression.Read(
          this.made.array, madePlace(made.coordinates(), indices), made.element());
    }
    if (scalar instanceof Scalar.Load load) {
      Shape shape = group.operands().get(load.operand()).shape();
      Elements operand = operands.get(load.operand());
      Expression place = place(load.coordinates(), shape, operand.base, indices);
      return new Expression.Read(operand.array, place, load.element());
    }
    if (scalar instanceof Scalar.Apply apply) {
      List<Expression> arguments =
          apply.arguments().stream().map(argument -> value(argument, indices)).toList();
      return new Expression.Apply(apply.function(), arguments, apply.element());
    }
    Scalar.Choose choose = (Scalar.Choose) scalar;
    return new Expression.Choose(
        value(choose.condition(), indices),
        value(choose.then(), indices),
        value(choose.otherwise(), indices));
  }

  /** Where in its array the result has an element. */
  Expression madePlace(List<Coordinate> coordinates, List<Local> indices) {
    return place(coordinates, group.type().shape(), made.base, indices);
  }

  private Expression place(
      List<Coordinate> coordinates, Shape shape, Affine base, List<Local> indices) {
    List<Extent> strides = Affines.strides(shape.extents());
    Affine affine = base;
    Optional<Expression> computed = Optional.empty();
    for (int axis = 0; axis < coordinates.size(); axis++) {
      if (coordinates.get(axis) instanceof Coordinate.At at) {
        affine = affine.plus(at.index().times(strides.get(axis)));
      } else {
        Scalar index = ((Coordinate.Gathered) coordinates.get(axis)).index();
        Expression moved = Ints.times(value(index, indices), strides.get(axis));
        computed = Optional.of(computed.map(sum -> Ints.plus(sum, moved)).orElse(moved));
      }
    }
    Affine rest = affine;
    boolean none = rest.equals(Affine.constant(Extent.ZERO));
    return computed
        .map(sum -> none ? sum : Ints.plus(position(rest, indices), sum))
        .orElseGet(() -> position(rest, indices));
  }

  Expression position(Affine affine, List<Local> indices) {
    Optional<Expression> sum = Optional.empty();
    for (Map.Entry<Integer, Extent> term : affine.coefficients().entrySet()) {
      boolean loop = Scope.isIndex(term.getKey());
      Local index = loop ? loops.get(term.getKey()) : indices.get(term.getKey());
      Expression moved = Ints.times(index, term.getValue());
      sum = Optional.of(sum.map(before -> Ints.plus(before, moved)).orElse(moved));
    }
    Expression offset = new Expression.Size(affine.offset());
    boolean none = affine.offset().equals(Extent.ZERO);
    return sum.map(moves -> none ? moves : Ints.plus(moves, offset)).orElse(offset);
  }
}
