package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values in statements that depend on each other, each written out where it is used. */
final class SequentialValues {
  private final Group group;
  private final List<Integer> arrays;
  private final int result;
  private final List<Local> variables;

  /** Given the array of each operand, and that of the result. */
  SequentialValues(Group group, List<Integer> arrays, int result, List<Local> variables) {
    this.group = group;
    this.arrays = arrays;
    this.result = result;
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
      Expression place = place(made.coordinates(), group.type().shape(), indices);
      return new Expression.Read(result, place, made.element());
    }
    if (scalar instanceof Scalar.Load load) {
      Shape shape = group.operands().get(load.operand()).shape();
      Expression place = place(load.coordinates(), shape, indices);
      return new Expression.Read(arrays.get(load.operand()), place, load.element());
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

  /** The row-major position of coordinates. */
  Expression place(List<Coordinate> coordinates, Shape shape, List<Local> indices) {
    List<Extent> strides = Affines.strides(shape.extents());
    Affine affine = Affine.constant(Extent.ZERO);
    Optional<Expression> computed = Optional.empty();
    for (int axis = 0; axis < coordinates.size(); axis++) {
      if (coordinates.get(axis) instanceof Coordinate.At at) {
        affine = affine.plus(at.index().times(strides.get(axis)));
      } else {
        Scalar index = ((Coordinate.Gathered) coordinates.get(axis)).index();
        Expression moved = times(value(index, indices), strides.get(axis));
        computed = Optional.of(computed.map(sum -> plus(sum, moved)).orElse(moved));
      }
    }
    Affine rest = affine;
    boolean none = rest.equals(Affine.constant(Extent.ZERO));
    return computed
        .map(sum -> none ? sum : plus(position(rest, indices), sum))
        .orElseGet(() -> position(rest, indices));
  }

  Expression position(Affine affine, List<Local> indices) {
    Optional<Expression> sum = Optional.empty();
    for (Map.Entry<Integer, Extent> term : affine.coefficients().entrySet()) {
      Expression moved = times(indices.get(term.getKey()), term.getValue());
      sum = Optional.of(sum.map(before -> plus(before, moved)).orElse(moved));
    }
    Expression offset = new Expression.Size(affine.offset());
    boolean none = affine.offset().equals(Extent.ZERO);
    return sum.map(moves -> none ? moves : plus(moves, offset)).orElse(offset);
  }

  private static Expression times(Expression index, Extent stride) {
    return stride.equals(Extent.ONE)
        ? index
        : apply(Function.MULTIPLY, index, new Expression.Size(stride));
  }

  private static Expression plus(Expression x, Expression y) {
    return apply(Function.ADD, x, y);
  }

  private static Expression apply(Function function, Expression x, Expression y) {
    return new Expression.Apply(function, List.of(x, y), ElementType.INT);
  }
}
