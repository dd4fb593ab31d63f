package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Slopes of three orders are those of commons-math3, for every function that it knows. */
class UnarySlopeTest {
  private static final int ORDER = 3;

  // @formatter:off
  private static final Map<Unary, UnaryOperator<DerivativeStructure>> KNOWN = Map.ofEntries(
      Map.entry(Unary.NEGATE,     DerivativeStructure::negate),
      Map.entry(Unary.ABS,        DerivativeStructure::abs),
      Map.entry(Unary.EXP,        DerivativeStructure::exp),
      Map.entry(Unary.EXPM1,      DerivativeStructure::expm1),
      Map.entry(Unary.LOG,        DerivativeStructure::log),
      Map.entry(Unary.LOG1P,      DerivativeStructure::log1p),
      Map.entry(Unary.SQRT,       DerivativeStructure::sqrt),
      Map.entry(Unary.RSQRT,      x -> x.sqrt().reciprocal()),
      Map.entry(Unary.RECIPROCAL, DerivativeStructure::reciprocal),
      Map.entry(Unary.SQUARE,     x -> x.multiply(x)),
      Map.entry(Unary.SIN,        DerivativeStructure::sin),
      Map.entry(Unary.COS,        DerivativeStructure::cos),
      Map.entry(Unary.TAN,        DerivativeStructure::tan),
      Map.entry(Unary.ASIN,       DerivativeStructure::asin),
      Map.entry(Unary.ACOS,       DerivativeStructure::acos),
      Map.entry(Unary.ATAN,       DerivativeStructure::atan),
      Map.entry(Unary.SINH,       DerivativeStructure::sinh),
      Map.entry(Unary.COSH,       DerivativeStructure::cosh),
      Map.entry(Unary.TANH,       DerivativeStructure::tanh));
  // @formatter:on

  @TestFactory
  Stream<DynamicTest> slopesOfThreeOrdersAreThoseOfCommonsMath() {
    return Stream.of(Unary.values())
        .filter(KNOWN::containsKey)
        .map(row -> DynamicTest.dynamicTest(row.spelling(), () -> check(row)));
  }

  private static void check(Unary row) {
    ExprTable table = new ExprTable();
    Expr x = Leaves.leaf(table, "x", TensorType.scalar(ElementType.REAL));
    List<Expr> orders = new ArrayList<>(List.of(Formula.apply(row, x)));
    for (int i = 0; i < ORDER; i++) {
      Expr last = orders.get(i);
      orders.add(Adjoint.adjoints(last, Formula.one(last), List.of(x)).get(0));
    }
    for (double at : row.sampled().draw(20, new Random(7))) {
      List<Numbers> found = Evaluator.evaluate(orders, Map.of(), Map.of(x, Numbers.scalar(at)));
      DerivativeStructure expected = KNOWN.get(row).apply(new DerivativeStructure(1, ORDER, 0, at));
      for (int i = 0; i <= ORDER; i++) {
        double value = expected.getPartialDerivative(i);
        // The formulas differ, so cancellation in the magnitudes does too.
        double allowed = 1e-13 * (Math.abs(value) + found.get(i).magnitudes()[0]);
        assertEquals(value, found.get(i).value(), allowed, row + " order " + i + " at " + at);
      }
    }
  }
}
