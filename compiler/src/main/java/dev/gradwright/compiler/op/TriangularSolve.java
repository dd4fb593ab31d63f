package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The x of {@code t x = b} for each matrix of a batch, where t is one triangle of the first
 * operand, whose other elements are not looked at; infinite or NaN where the diagonal has a 0. Its
 * tangent is {@code t^-1 (db - dt x)}.
 */
public record TriangularSolve(Part part, Diagonal diagonal) implements Registered {
  private static final Scalar.Variable TOTAL = new Scalar.Variable(0, ElementType.REAL);

  /** Which triangle. */
  public enum Part {
    LOWER,
    UPPER;

    Part transposed() {
      return this == LOWER ? UPPER : LOWER;
    }
  }

  /** Where the elements on the diagonal come from. */
  public enum Diagonal {
    STORED,
    /** They are 1. */
    UNIT
  }

  @Override
  public String spelling() {
    return "triangularSolve";
  }

  @Override
  public List<String> options(List<TensorType> operands) {
    List<String> options = new ArrayList<>();
    if (part == Part.UPPER) {
      options.add("upper = true");
    }
    if (diagonal == Diagonal.UNIT) {
      options.add("unit = true");
    }
    return options;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 2
            && Matrices.isSquare(operands.get(0))
            && operands.get(1).isReal()
            && operands.get(1).rank() == operands.get(0).rank()
            && Matrices.batch(operands.get(0)).equals(Matrices.batch(operands.get(1)))
            && Matrices.order(operands.get(0)).equals(Matrices.order(operands.get(1)));
    Require.that(fits, this, operands);
    return operands.get(1);
  }

  /** Every column by itself: {@code x[i] = (b[i] - sum over known k of t[i,k] x[k]) / t[i,i]}. */
  @Override
  public Computation computation(List<TensorType> operands) {
    TensorType t = operands.get(0);
    TensorType b = operands.get(1);
    Extent n = Matrices.order(t);
    Affine column = Affine.axis(t.rank() - 2);
    Affine turn = Affine.axis(t.rank() - 1);
    Affine k = Affine.axis(t.rank());
    Affine row = part == Part.LOWER ? turn : turn.times(Extent.of(-1)).plus(n).plus(Extent.of(-1));
    Scalar known =
        Scalars.times(
            new Scalar.Load(0, Matrices.at(t, row, k), ElementType.REAL),
            new Scalar.Made(Matrices.at(b, k, column), ElementType.REAL));
    Action subtract = new Action.Add(0, Scalars.apply(Function.NEGATE, known));
    Scalar pivot = new Scalar.Load(0, Matrices.at(t, row, row), ElementType.REAL);
    Scalar x = diagonal == Diagonal.UNIT ? TOTAL : Scalars.divide(TOTAL, pivot);
    Affine from = part == Part.LOWER ? Affine.constant(Extent.ZERO) : row.plus(Extent.ONE);
    Affine to = part == Part.LOWER ? row : Affine.constant(n);
    List<Action> element =
        List.of(
            new Action.Assign(0, new Scalar.Load(1, Matrices.at(b, row, column), ElementType.REAL)),
            new Action.For(from, to, List.of(subtract)),
            new Action.Store(Matrices.at(b, row, column), x));
    List<Extent> columns = new ArrayList<>(Matrices.batch(b));
    columns.add(b.shape().extent(b.rank() - 1));
    return new Sequential(
        columns,
        List.of(new Sequential.Variable("total", Scalars.zero(ElementType.REAL))),
        List.of(new Action.For(Affine.constant(Extent.ZERO), Affine.constant(n), element)));
  }

  /** {@code t^-T seed} for b; for t minus that times x^T, in the triangle. */
  @Override
  public Optional<Expr> adjoint(Expr x, int operand, Expr seed) {
    Expr t = transpose(x.operand(0));
    Expr b = Matrices.solve(part.transposed(), diagonal, t, seed);
    return Optional.of(operand == 1 ? b : negate(within(matrixProduct(b, transpose(x)))));
  }

  @Override
  public Optional<Expr> tangent(Expr x, List<Optional<Expr>> tangents) {
    Optional<Expr> moved = tangents.get(0).map(dt -> matrixProduct(within(dt), x));
    Optional<Expr> right =
        tangents
            .get(1)
            .map(db -> moved.map(m -> minus(db, m)).orElse(db))
            .or(() -> moved.map(Formula::negate));
    return right.map(r -> Matrices.solve(part, diagonal, x.operand(0), r));
  }

  /** The elements that are looked at, else 0. */
  private Expr within(Expr t) {
    return switch (diagonal) {
      case STORED -> part == Part.LOWER ? Matrices.lower(t) : Matrices.upper(t);
      case UNIT -> part == Part.LOWER ? Matrices.belowDiagonal(t) : Matrices.aboveDiagonal(t);
    };
  }

  @Override
  public List<Singularity> singularities() {
    return diagonal == Diagonal.UNIT
        ? Singularity.none()
        : Singularity.whole(
            "the diagonal of %s has a 0", Value.NOT_FINITE, Slope.NOT_FINITE, Slope.NOT_FINITE);
  }
}
