package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Operator;
import java.util.List;
import java.util.Optional;

/**
 * The list of all operators: what is not in it is not one. One that says nothing else has no
 * derivative, and nothing is known of its values.
 */
public sealed interface Registered extends Operator
    permits Leaf,
        Literal,
        Listed,
        ExtentValue,
        Iota,
        Random,
        Unary,
        Binary,
        Polygamma,
        ErfBeside,
        Comparison,
        Select,
        Cast,
        Rounded,
        Movement,
        Embed,
        Pad,
        Concat,
        Sum,
        Product,
        Extreme,
        ArgExtreme,
        Contraction,
        Cholesky,
        TriangularSolve,
        Lu,
        ScatterAdd,
        CumulativeSum,
        ArgSort,
        ScanResult,
        Marker,
        Stop,
        Within,
        Derivative,
        CustomRule {
  @Override
  default Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.empty();
  }

  @Override
  default Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return Optional.empty();
  }

  @Override
  default Facts facts(List<Facts> operands) {
    return Facts.NONE;
  }
}
