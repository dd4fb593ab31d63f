package dev.gradwright.samples;

import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * A sum of squares as commons-math wants it: residuals r(b) and their Jacobian J(b), which are the
 * two outputs of a model whose last input is b.
 */
final class LeastSquares implements MultivariateJacobianFunction {
  /** Relative, for cost, parameters and cosines: as small as rounding leaves decidable. */
  private static final double TOLERANCE = 1e-15;

  /** The first step stays near the start: the exponentials of some models rise quickly. */
  private static final double FIRST_STEP = 0.1;

  private static final int MOST_STEPS = 10_000;

  private final Model model;
  private final List<Tensor> data;

  LeastSquares(Model model, Tensor... data) {
    this.model = model;
    this.data = List.of(data);
  }

  @Override
  public Pair<RealVector, RealMatrix> value(RealVector b) {
    List<Tensor> inputs = new ArrayList<>(data);
    inputs.add(DoubleTensor.of(b.toArray(), b.getDimension()));
    model.forward(inputs);
    double[] residuals = ((DoubleTensor) model.outputs().get(0)).array();
    double[] slopes = ((DoubleTensor) model.outputs().get(1)).array();
    return Pair.create(
        new ArrayRealVector(residuals), rows(slopes, residuals.length, b.getDimension()));
  }

  private static RealMatrix rows(double[] flat, int rows, int columns) {
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < flat.length; i++) {
      matrix.setEntry(i / columns, i % columns, flat[i]);
    }
    return matrix;
  }

  /** The sum of the squares of the residuals. */
  double sum(RealVector b) {
    RealVector residuals = value(b).getFirst();
    return residuals.dotProduct(residuals);
  }

  /** Where the optimizer of Levenberg and Marquardt ends. */
  RealVector minimum(RealVector start) {
    int count = value(start).getFirst().getDimension();
    return new LevenbergMarquardtOptimizer()
        .withInitialStepBoundFactor(FIRST_STEP)
        .withCostRelativeTolerance(TOLERANCE)
        .withParameterRelativeTolerance(TOLERANCE)
        .withOrthoTolerance(TOLERANCE)
        .optimize(
            new LeastSquaresBuilder()
                .model(this)
                .target(new ArrayRealVector(count))
                .start(start)
                .maxEvaluations(MOST_STEPS)
                .maxIterations(MOST_STEPS)
                .build())
        .getPoint();
  }

  /** The step of Gauss and Newton: b - J^+ r. */
  RealVector step(RealVector b) {
    Pair<RealVector, RealMatrix> at = value(b);
    return b.subtract(solver(at.getSecond()).solve(at.getFirst()));
  }

  /** Standard deviations of b: roots of the diagonal of (J^T J)^-1 |r|^2 / (n - k). */
  RealVector deviations(RealVector b) {
    Pair<RealVector, RealMatrix> at = value(b);
    int freedom = at.getFirst().getDimension() - b.getDimension();
    double deviation = at.getFirst().getNorm() / Math.sqrt(freedom);
    // (J^T J)^-1 = J^+ (J^+)^T, whose diagonal is the squared rows of J^+.
    RealMatrix inverse = solver(at.getSecond()).getInverse();
    RealVector deviations = new ArrayRealVector(b.getDimension());
    for (int k = 0; k < b.getDimension(); k++) {
      deviations.setEntry(k, deviation * inverse.getRowVector(k).getNorm());
    }
    return deviations;
  }

  private static DecompositionSolver solver(RealMatrix jacobian) {
    return new QRDecomposition(jacobian).getSolver();
  }
}
