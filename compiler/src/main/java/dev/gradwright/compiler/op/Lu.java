package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Rearrange.transpose;
import static dev.gradwright.compiler.op.Totals.matrixProduct;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Slope;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.op.TriangularSolve.Diagonal;
import dev.gradwright.compiler.op.TriangularSolve.Part;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code p a = l u} for each matrix a of a batch, the rows exchanged so that each pivot is the
 * largest left in its column: l, whose diagonal of 1 is not kept, below u, and in one more column
 * the row of a that has come to each row. The tangent of l is {@code l below(x)}, that of u {@code
 * upper(x) u}, with {@code x = l^-1 p da u^-1}; where pivots change places it has none.
 */
public record Lu() implements Registered {
  @Override
  public String spelling() {
    return "lu";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 1 && Matrices.isSquare(operands.get(0)), this, operands);
    TensorType a = operands.get(0);
    return a.withShape(
        a.shape().without(a.rank() - 1).with(a.rank() - 1, Matrices.order(a).plus(1)));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Elimination(operands.get(0)).computation();
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Expr factors = factors(result);
    Expr l = lower(factors);
    Expr u = Matrices.upper(factors);
    Expr seeds = factors(seed);
    Expr byL = matrixProduct(transpose(l), Matrices.belowDiagonal(seeds));
    Expr byU = matrixProduct(Matrices.upper(seeds), transpose(u));
    Expr x = plus(Matrices.belowDiagonal(byL), Matrices.upper(byU));
    Expr left = Matrices.solve(Part.UPPER, Diagonal.UNIT, transpose(factors), x);
    Expr both = Matrices.solve(Part.UPPER, Diagonal.STORED, factors, transpose(left));
    Expr exchanged = transpose(both);
    return Optional.of(
        seed.table()
            .apply(
                new ScatterAdd(exchanged.shape(), rows(exchanged.type())),
                exchanged,
                origins(result)));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).map(da -> tangent(result, da));
  }

  private static Expr tangent(Expr result, Expr da) {
    Expr factors = factors(result);
    Expr exchanged = da.table().apply(new Gather(da.shape(), rows(da.type())), da, origins(result));
    Expr left = Matrices.solve(Part.LOWER, Diagonal.UNIT, factors, exchanged);
    Expr x =
        transpose(Matrices.solve(Part.LOWER, Diagonal.STORED, transpose(factors), transpose(left)));
    Expr l = matrixProduct(lower(factors), Matrices.belowDiagonal(x));
    Expr u = matrixProduct(Matrices.upper(x), Matrices.upper(factors));
    Shape shape = result.shape();
    Expr none =
        Leaves.zeros(
            da.table(),
            da.type()
                .withShape(shape.without(shape.rank() - 1).with(shape.rank() - 1, Extent.ONE)));
    return Rearrange.concat(List.of(plus(l, u), none), shape.rank() - 1);
  }

  private static Expr lower(Expr factors) {
    return Matrices.unitDiagonal(Matrices.lower(factors));
  }

  private static Expr factors(Expr packed) {
    int last = packed.type().rank() - 1;
    return Rearrange.slice(packed, last, Extent.ZERO, packed.shape().extent(last - 1));
  }

  /** The row of a that has come to each row, as ints. */
  private static Expr origins(Expr packed) {
    int last = packed.type().rank() - 1;
    Expr column = Rearrange.pick(packed, last, packed.shape().extent(last - 1));
    return Formula.cast(column, ElementType.INT);
  }

  /** In each matrix, the row that operand 1 says. */
  private static List<Place> rows(TensorType type) {
    List<Place> places = new ArrayList<>();
    Axes.all(type.rank()).forEach(axis -> places.add(Place.axis(axis)));
    places.set(type.rank() - 2, new Place.Given(1, Axes.all(type.rank() - 1)));
    return places;
  }

  @Override
  public List<Singularity> singularities() {
    return Singularity.whole("two rows of %s are as good a pivot", Value.FINITE, Slope.ONE_SIDED);
  }
}
