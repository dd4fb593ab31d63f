package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.schedule.LoopPart.Role;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Makes the expressions that stand for parts of one opened loop. */
final class LoopParts {
  private final Scopes scopes;
  private final Scope around;
  private final Scope scope;
  private final Expr index;
  private int made;

  /** The index takes the name of the one in the model file. */
  LoopParts(Scopes scopes, Scope around, Scope scope, Expr named) {
    this.scopes = scopes;
    this.around = around;
    this.scope = scope;
    Scalar position = new Scalar.Position(scope.index());
    this.index = make(Role.INDEX, named, named.type(), Pointwise.of(position), List.of(), scope);
  }

  private Expr make(
      Role role, Expr named, TensorType type, Computation computation, List<Expr> of, Scope at) {
    ExprTable table = named.table();
    LoopPart part = new LoopPart(role, scope, made++, type, computation);
    return scopes.place(table.from(table.origin(named), () -> table.apply(part, of)), at);
  }

  Scopes scopes() {
    return scopes;
  }

  Scope around() {
    return around;
  }

  Scope scope() {
    return scope;
  }

  Expr index() {
    return index;
  }

  /** An array that is filled from elsewhere, beginning after {@code after}. */
  Expr array(Role role, Expr named, TensorType type, Expr after) {
    return make(role, named, type, new Computation.Given(), List.of(after), around);
  }

  /** A copy of a value in an array of its own. */
  Expr copy(Role role, Expr named, Expr of, Scope at) {
    return make(role, named, of.type(), whole(of), List.of(of), at);
  }

  /** What the loop's body sees of an array that is the value. */
  Expr seen(Role role, Expr named, Expr array) {
    Computation same = Pointwise.of(new Scalar.LoadSamePlace(0, array.type().element()));
    return make(role, named, array.type(), same, List.of(array, index), scope);
  }

  /** What the loop's body sees of an array of which one row is the value. */
  Expr row(Role role, Expr named, Expr array, Affine row) {
    return make(role, named, named.type(), row(array, row), List.of(array, index), scope);
  }

  /** The array as others see it once the loop is done. */
  Expr result(Expr named, Expr array, Expr done) {
    Computation same = Pointwise.of(new Scalar.LoadSamePlace(0, array.type().element()));
    return make(Role.RESULT, named, array.type(), same, List.of(array, done), around);
  }

  /** One row of the array as others see it once the loop is done. */
  Expr resultRow(Expr named, Expr array, Affine row, Expr done) {
    return make(Role.RESULT, named, named.type(), row(array, row), List.of(array, done), around);
  }

  /** Rows from {@code first} on, as many as the result has, as others see them. */
  Expr resultRows(Expr named, Expr array, int first, Expr done) {
    List<Coordinate> at = new ArrayList<>(axes(named.type().rank()));
    at.set(0, new Coordinate.At(Affine.axis(0).plus(Extent.of(first))));
    Computation rows = Pointwise.of(new Scalar.Load(0, at, array.type().element()));
    return make(Role.RESULT, named, named.type(), rows, List.of(array, done), around);
  }

  /** Everything that a turn must leave behind, and what it is left in. */
  Expr turn(List<Expr> of) {
    return make(Role.TURN, index, index.type(), new Computation.Given(), of, scope);
  }

  private static List<Coordinate> axes(int rank) {
    List<Coordinate> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      axes.add(Coordinate.axis(axis));
    }
    return axes;
  }

  private static Computation whole(Expr of) {
    return Pointwise.of(new Scalar.Load(0, axes(of.type().rank()), of.type().element()));
  }

  private static Computation row(Expr array, Affine row) {
    List<Coordinate> at = new ArrayList<>();
    at.add(new Coordinate.At(row));
    at.addAll(axes(array.type().rank() - 1));
    return Pointwise.of(new Scalar.Load(0, at, array.type().element()));
  }

  /** A type with one more axis in front. */
  static TensorType rows(TensorType type, Extent count) {
    return type.withShape(type.shape().under(Shape.of(count)));
  }
}
