package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.CumulativeSum.Direction;
import dev.gradwright.compiler.op.CumulativeSum.Own;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Matrices;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.TriangularSolve.Diagonal;
import dev.gradwright.compiler.op.TriangularSolve.Part;
import dev.gradwright.compiler.resolved.AxisOperation;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.MatrixOperation;
import java.util.List;

/** The operator of the DAG for each operator on elements. */
final class Elements {
  private Elements() {}

  static Expr apply(Elementwise operator, List<Expr> operands) {
    Expr x = operands.get(0);
    return operator.operands() == 1 ? unary(operator, x) : binary(operator, x, operands.get(1));
  }

  static Expr along(AxisOperation operation, Expr x, int axis) {
    return switch (operation) {
      case REVERSE -> Rearrange.reverse(x, axis);
      case ARGSORT -> Rearrange.argSort(x, axis);
      case CUMSUM -> Totals.cumulativeSum(x, axis, Direction.FORWARD, Own.INCLUDED);
      case REVERSED_CUMSUM -> Totals.cumulativeSum(x, axis, Direction.BACKWARD, Own.INCLUDED);
      case EXCLUSIVE_CUMSUM -> Totals.cumulativeSum(x, axis, Direction.FORWARD, Own.EXCLUDED);
      case REVERSED_EXCLUSIVE_CUMSUM ->
          Totals.cumulativeSum(x, axis, Direction.BACKWARD, Own.EXCLUDED);
    };
  }

  static Expr matrix(MatrixOperation operation, List<Expr> operands) {
    return switch (operation) {
      case CHOLESKY -> Matrices.cholesky(operands.get(0));
      case LU -> Matrices.lu(operands.get(0));
      case SOLVE_LOWER -> solve(Part.LOWER, Diagonal.STORED, operands);
      case SOLVE_UPPER -> solve(Part.UPPER, Diagonal.STORED, operands);
      case SOLVE_UNIT_LOWER -> solve(Part.LOWER, Diagonal.UNIT, operands);
      case SOLVE_UNIT_UPPER -> solve(Part.UPPER, Diagonal.UNIT, operands);
    };
  }

  private static Expr solve(Part part, Diagonal diagonal, List<Expr> operands) {
    return Matrices.solve(part, diagonal, operands.get(0), operands.get(1));
  }

  private static Expr unary(Elementwise operator, Expr x) {
    return switch (operator) {
      case NEGATE -> Formula.negate(x);
      case NOT -> Formula.not(x);
      case EXPONENTIAL -> Formula.exp(x);
      case EXPONENTIAL_MINUS_ONE -> Formula.expm1(x);
      case LOGARITHM -> Formula.log(x);
      case LOGARITHM_OF_ONE_PLUS -> Formula.log1p(x);
      case SQUARE_ROOT -> Formula.sqrt(x);
      case RECIPROCAL_SQUARE_ROOT -> Formula.rsqrt(x);
      case SINE -> Formula.sin(x);
      case COSINE -> Formula.cos(x);
      case TANGENT -> Formula.tan(x);
      case ARC_SINE -> Formula.asin(x);
      case ARC_COSINE -> Formula.acos(x);
      case ARC_TANGENT -> Formula.atan(x);
      case HYPERBOLIC_SINE -> Formula.sinh(x);
      case HYPERBOLIC_COSINE -> Formula.cosh(x);
      case HYPERBOLIC_TANGENT -> Formula.tanh(x);
      case ERROR_FUNCTION -> Formula.erf(x);
      case COMPLEMENTARY_ERROR_FUNCTION -> Formula.erfc(x);
      case LOG_GAMMA -> Formula.lgamma(x);
      case DIGAMMA -> Formula.polygamma(0, x);
      case TRIGAMMA -> Formula.polygamma(1, x);
      case ABSOLUTE -> Formula.abs(x);
      case SIGN -> Formula.sign(x);
      case FLOOR -> Formula.floor(x);
      case CEILING -> Formula.ceil(x);
      case ROUND -> Formula.round(x);
      default -> throw new IllegalArgumentException(operator + " has two operands");
    };
  }

  private static Expr binary(Elementwise operator, Expr x, Expr y) {
    return switch (operator) {
      case ADD -> Formula.plus(x, y);
      case SUBTRACT -> Formula.minus(x, y);
      case MULTIPLY -> Formula.times(x, y);
      case DIVIDE -> Formula.divide(x, y);
      case FLOOR_DIVIDE -> Formula.floorDivide(x, y);
      case FLOOR_MODULO -> Formula.modulo(x, y);
      case POWER -> Formula.power(x, y);
      case AND -> Formula.and(x, y);
      case OR -> Formula.or(x, y);
      case LESS -> Formula.less(x, y);
      case LESS_OR_EQUAL -> Formula.lessOrEqual(x, y);
      case GREATER -> Formula.less(y, x);
      case GREATER_OR_EQUAL -> Formula.lessOrEqual(y, x);
      case EQUAL -> Formula.equal(x, y);
      case NOT_EQUAL -> Formula.notEqual(x, y);
      case MINIMUM -> Formula.min(x, y);
      case MAXIMUM -> Formula.max(x, y);
      case ARC_TANGENT_2 -> Formula.atan2(x, y);
      default -> throw new IllegalArgumentException(operator + " has one operand");
    };
  }
}
