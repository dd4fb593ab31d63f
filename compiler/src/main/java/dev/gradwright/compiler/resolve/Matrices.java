package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Coordinate;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.MatrixOperation;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operators on square matrices, which the last two axes of a tensor are. */
final class Matrices {
  private final String name;
  private final Expression matrix;
  private final List<Axis> axes;
  private final Span span;

  private Matrices(String name, Expression matrix, Span span) {
    this.name = name;
    this.matrix = matrix;
    this.axes = matrix.type().axes();
    this.span = span;
  }

  /** Operators on an operand that must be square. */
  static Matrices of(String name, Expression operand, Span span) {
    Matrices matrices = new Matrices(name, Elements.real(name, operand), span);
    matrices.requireSquare();
    return matrices;
  }

  private void requireSquare() {
    requireMatrix(matrix);
    int rows = axes.size() - 2;
    if (!axes.get(rows).equals(axes.get(rows + 1))) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(DiagnosticKind.DIMS_DIFFER, matrix.span(), "`" + name + "`")
                  .found(matrix.type().toString())
                  .expected("as many rows as columns, by name: the last two dims equal"),
              matrix));
    }
  }

  private void requireMatrix(Expression operand) {
    List<Axis> all = operand.type().axes();
    boolean matrix =
        all.size() >= 2
            && all.get(all.size() - 1) instanceof Axis.Single
            && all.get(all.size() - 2) instanceof Axis.Single;
    if (!matrix) {
      throw Elements.wrongRank(name, operand, "matrices: two dims at least");
    }
  }

  private Extent order() {
    return ((Axis.Single) axes.get(axes.size() - 1)).extent();
  }

  Expression cholesky() {
    return new Expression.Matrix(MatrixOperation.CHOLESKY, List.of(matrix), matrix.type(), span);
  }

  /** The factors in one matrix, and the row that has come to each row. */
  List<Expression> lu() {
    int last = axes.size() - 1;
    List<Axis> wider = new ArrayList<>(axes);
    wider.set(last, new Axis.Single(order().plus(1)));
    Expression packed =
        new Expression.Matrix(
            MatrixOperation.LU, List.of(matrix), matrix.type().withAxes(wider), span);
    Expression factors = read(packed, new Coordinate.Part(Extent.ZERO, order()), axes);
    Expression rows = read(packed, new Coordinate.At(Map.of(), order()), axes.subList(0, last));
    return List.of(factors, Broadcasting.convert(rows, ElementType.INT));
  }

  private Expression read(Expression packed, Coordinate column, List<Axis> kept) {
    List<Coordinate> coordinates = new ArrayList<>();
    axes.forEach(axis -> coordinates.add(new Coordinate.Whole()));
    coordinates.set(axes.size() - 1, column);
    return new Expression.Read(packed, coordinates, packed.type().withAxes(kept), span);
  }

  Expression solve(MatrixOperation operation, Expression operand) {
    Expression right = Elements.real(name, operand);
    requireMatrix(right);
    List<Axis> others = right.type().axes();
    int rows = axes.size() - 1;
    boolean fits =
        others.size() == axes.size() && others.subList(0, rows).equals(axes.subList(0, rows));
    if (!fits) {
      throw Refusal.of(
          Words.origin(
              Words.origin(
                  Diagnostic.of(DiagnosticKind.DIMS_DIFFER, span, "`" + name + "`")
                      .found(matrix.type() + " and " + right.type())
                      .expected("equal dims but for the last: a row on the right for each row"),
                  matrix),
              right));
    }
    return new Expression.Matrix(operation, List.of(matrix, right), right.type(), span);
  }
}
