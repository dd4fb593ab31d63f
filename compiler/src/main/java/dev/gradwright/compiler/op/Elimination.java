package dev.gradwright.compiler.op;

import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/**
 * Gaussian elimination in place: {@code f[i,j] -= f[i,k] / f[k,k] * f[k,j]} for i, j above k, once
 * the row with the largest f[i,k] has become row k. A column without a pivot stays as it is.
 */
final class Elimination {
  private static final Scalar.Variable PIVOT = new Scalar.Variable(0, ElementType.INT);
  private static final Scalar.Variable HELD = new Scalar.Variable(1, ElementType.REAL);
  private static final Affine START = Affine.constant(Extent.ZERO);

  private final TensorType a;
  private final Extent n;
  // The axes of the loops, from the outermost in.
  private final Affine k;
  private final Affine i;
  private final Affine j;

  Elimination(TensorType a) {
    this.a = a;
    this.n = Matrices.order(a);
    this.k = Affine.axis(a.rank() - 2);
    this.i = Affine.axis(a.rank() - 1);
    this.j = Affine.axis(a.rank());
  }

  Computation computation() {
    Affine after = k.plus(Extent.ONE);
    List<Action> turn =
        List.of(
            new Action.Assign(0, Scalars.position(k)),
            new Action.For(after, Affine.constant(n), List.of(betterPivot())),
            new Action.For(START, Affine.constant(n.plus(1)), exchange()),
            new Action.For(after, Affine.constant(n), eliminate()));
    return new Sequential(
        Matrices.batch(a),
        List.of(
            new Sequential.Variable("pivot", Scalars.zero(ElementType.INT)),
            new Sequential.Variable("held", Scalars.zero(ElementType.REAL))),
        List.of(
            new Action.For(START, Affine.constant(n), copy()),
            new Action.For(START, Affine.constant(n), turn)));
  }

  /** Row k of a, and its number. */
  private List<Action> copy() {
    Scalar element = new Scalar.Load(0, Matrices.at(a, k, i), ElementType.REAL);
    Scalar number =
        new Scalar.Apply(Function.TO_REAL, List.of(Scalars.position(k)), ElementType.REAL);
    return List.of(
        new Action.For(START, Affine.constant(n), List.of(store(k, i, element))),
        store(k, Affine.constant(n), number));
  }

  private Action betterPivot() {
    Scalar best = Scalars.apply(Function.ABSOLUTE, new Scalar.Made(pivotRow(k), ElementType.REAL));
    Scalar other = Scalars.apply(Function.ABSOLUTE, made(i, k));
    return new Action.If(
        Scalars.test(Function.LESS, best, other),
        List.of(new Action.Assign(0, Scalars.position(i))),
        List.of());
  }

  /** Of column i, the elements of row k and of the pivot's row. */
  private List<Action> exchange() {
    return List.of(
        new Action.Assign(1, made(k, i)),
        store(k, i, new Scalar.Made(pivotRow(i), ElementType.REAL)),
        new Action.Store(pivotRow(i), HELD));
  }

  private List<Action> eliminate() {
    Scalar zero = Scalars.zero(ElementType.REAL);
    Action factor = store(i, k, Scalars.divide(made(i, k), made(k, k)));
    Scalar rest =
        Scalars.apply(Function.SUBTRACT, made(i, j), Scalars.times(made(i, k), made(k, j)));
    return List.of(
        new Action.If(
            Scalars.test(Function.NOT_EQUAL, made(k, k), zero), List.of(factor), List.of()),
        new Action.For(k.plus(Extent.ONE), Affine.constant(n), List.of(store(i, j, rest))));
  }

  private List<Coordinate> pivotRow(Affine column) {
    List<Coordinate> place = Matrices.at(a, START, column);
    place.set(a.rank() - 2, new Coordinate.Gathered(PIVOT));
    return place;
  }

  private Scalar made(Affine row, Affine column) {
    return new Scalar.Made(Matrices.at(a, row, column), ElementType.REAL);
  }

  private Action store(Affine row, Affine column, Scalar value) {
    return new Action.Store(Matrices.at(a, row, column), value);
  }
}
