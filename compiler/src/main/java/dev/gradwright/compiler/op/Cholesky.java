package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Rearrange.transpose;
import static dev.gradwright.compiler.op.Totals.matrixProduct;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Slope;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * The lower triangular l with {@code l l^T = (a + a^T) / 2}, for each matrix of a batch; NaN from
 * the first row on where that is not positive definite. With {@code half(x)} for x below the
 * diagonal and half of it there, the tangent is {@code l half(l^-1 da l^-T)}.
 */
public record Cholesky() implements Registered {
  private static final Scalar.Variable TOTAL = new Scalar.Variable(0, ElementType.REAL);

  @Override
  public String spelling() {
    return "cholesky";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1 && Matrices.isSquare(operands.get(0)), this, operands);
    return operands.get(0);
  }

  /** Row by row: {@code l[i,j] = (a[i,j] - sum over k < j of l[i,k] l[j,k]) / l[j,j]}. */
  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType a = operands.get(0);
    Affine i = Affine.axis(a.rank() - 2);
    Affine j = Affine.axis(a.rank() - 1);
    Affine k = Affine.axis(a.rank());
    Affine n = Affine.constant(Matrices.order(a));
    Scalar symmetric =
        Scalars.times(
            Scalars.real("0.5"), Scalars.apply(Function.ADD, load(a, i, j), load(a, j, i)));
    Action subtract =
        new Action.Add(
            0, Scalars.apply(Function.NEGATE, Scalars.times(made(a, i, k), made(a, j, k))));
    Action root = store(a, i, j, Scalars.apply(Function.SQUARE_ROOT, TOTAL));
    Action quotient = store(a, i, j, Scalars.divide(TOTAL, made(a, j, j)));
    Scalar below = Scalars.test(Function.LESS, Scalars.position(j), Scalars.position(i));
    List<Action> element =
        List.of(
            new Action.Assign(0, symmetric),
            new Action.For(zero(), j, List.of(subtract)),
            new Action.If(below, List.of(quotient), List.of(root)));
    Action above = store(a, i, j, Scalars.zero(ElementType.REAL));
    List<Action> row =
        List.of(
            new Action.For(zero(), i.plus(Extent.ONE), element),
            new Action.For(i.plus(Extent.ONE), n, List.of(above)));
    return new Sequential(
        Matrices.batch(a),
        List.of(new Sequential.Variable("total", Scalars.zero(ElementType.REAL))),
        List.of(new Action.For(zero(), n, row)));
  }

  private static Affine zero() {
    return Affine.constant(Extent.ZERO);
  }

  private static Scalar load(TensorType a, Affine row, Affine column) {
    return new Scalar.Load(0, Matrices.at(a, row, column), ElementType.REAL);
  }

  private static Scalar made(TensorType a, Affine row, Affine column) {
    return new Scalar.Made(Matrices.at(a, row, column), ElementType.REAL);
  }

  private static Action store(TensorType a, Affine row, Affine column, Scalar value) {
    return new Action.Store(Matrices.at(a, row, column), value);
  }

  /** The symmetric part of {@code l^-T half(l^T seed) l^-1}, what is above the diagonal unseen. */
  @Override
  public Optional<Expr> adjoint(Expr l, int operand, Expr seed) {
    Expr middle = Matrices.lowerHalved(matrixProduct(transpose(l), Matrices.lower(seed)));
    Expr left = solve(TriangularSolve.Part.UPPER, transpose(l), middle);
    Expr both = solve(TriangularSolve.Part.UPPER, transpose(l), transpose(left));
    return Optional.of(symmetric(both));
  }

  @Override
  public Optional<Expr> tangent(Expr l, List<Optional<Expr>> tangents) {
    return tangents.get(0).map(tangent -> tangent(l, symmetric(tangent)));
  }

  private static Expr tangent(Expr l, Expr da) {
    Expr left = solve(TriangularSolve.Part.LOWER, l, da);
    Expr both = solve(TriangularSolve.Part.LOWER, l, transpose(left));
    return matrixProduct(l, Matrices.lowerHalved(both));
  }

  private static Expr symmetric(Expr x) {
    return times("0.5", plus(x, transpose(x)));
  }

  private static Expr solve(TriangularSolve.Part part, Expr t, Expr b) {
    return Matrices.solve(part, TriangularSolve.Diagonal.STORED, t, b);
  }

  @Override
  public List<Singularity> singularities() {
    return Singularity.whole("%s is not positive definite", Value.UNDEFINED, Slope.UNDEFINED);
  }
}
