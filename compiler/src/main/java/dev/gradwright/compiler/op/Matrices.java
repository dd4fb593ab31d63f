package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.equal;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Formula.zerosLike;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Square matrices, which the last two axes of a tensor are; the axes before these are a batch. */
public final class Matrices {
  private Matrices() {}

  /** The lower triangular factor of {@code (a + a^T) / 2}, which must be positive definite. */
  public static Expr cholesky(Expr a) {
    return a.table().apply(new Cholesky(), a);
  }

  /** The factors of a with its rows exchanged, packed as {@link Lu} says. */
  public static Expr lu(Expr a) {
    return a.table().apply(new Lu(), a);
  }

  /** The x of {@code t x = b} for a triangle of t. */
  public static Expr solve(
      TriangularSolve.Part part, TriangularSolve.Diagonal diagonal, Expr t, Expr b) {
    return t.table().apply(new TriangularSolve(part, diagonal), t, b);
  }

  static boolean isSquare(TensorType type) {
    Shape shape = type.shape();
    int rank = shape.rank();
    return type.isReal() && rank >= 2 && shape.extent(rank - 1).equals(shape.extent(rank - 2));
  }

  /** How many rows and columns there are. */
  static Extent order(TensorType type) {
    return type.shape().extent(type.rank() - 2);
  }

  static List<Extent> batch(TensorType type) {
    return type.shape().extents().subList(0, type.rank() - 2);
  }

  /** The place of an element in a row and a column, at the indices of the batch. */
  static List<Coordinate> at(TensorType type, Affine row, Affine column) {
    List<Coordinate> place = new ArrayList<>();
    Axes.all(type.rank() - 2).forEach(axis -> place.add(Coordinate.axis(axis)));
    place.add(new Coordinate.At(row));
    place.add(new Coordinate.At(column));
    return place;
  }

  private static Expr row(Expr x) {
    return Leaves.iota(x.table(), x.shape(), x.type().rank() - 2);
  }

  private static Expr column(Expr x) {
    return Leaves.iota(x.table(), x.shape(), x.type().rank() - 1);
  }

  /** x on and below the diagonal, else 0. */
  static Expr lower(Expr x) {
    return select(less(row(x), column(x)), zerosLike(x), x);
  }

  /** x on and above the diagonal, else 0. */
  static Expr upper(Expr x) {
    return select(less(column(x), row(x)), zerosLike(x), x);
  }

  /** x below the diagonal, else 0. */
  static Expr belowDiagonal(Expr x) {
    return select(less(column(x), row(x)), x, zerosLike(x));
  }

  /** x above the diagonal, else 0. */
  static Expr aboveDiagonal(Expr x) {
    return select(less(row(x), column(x)), x, zerosLike(x));
  }

  /** x with 1 on the diagonal. */
  static Expr unitDiagonal(Expr x) {
    return select(equal(row(x), column(x)), Formula.one(x), x);
  }

  /** x below the diagonal, half of x on it, else 0. */
  static Expr lowerHalved(Expr x) {
    return lower(select(equal(row(x), column(x)), times("0.5", x), x));
  }
}
