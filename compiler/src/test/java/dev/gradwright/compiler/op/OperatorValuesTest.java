package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator of the sealed list gives the values computed elsewhere. */
class OperatorValuesTest {

  @TestFactory
  Stream<DynamicTest> everyOperatorGivesTheValuesComputedElsewhere() {
    return OperatorCase.all().stream()
        .map(operator -> DynamicTest.dynamicTest(operator.name(), () -> check(operator)));
  }

  private static void check(OperatorCase operator) {
    ExprTable table = new ExprTable();
    List<Expr> leaves = operator.leaves(table);
    Map<Expr, Numbers> given = new HashMap<>();
    for (int i = 0; i < leaves.size(); i++) {
      given.put(leaves.get(i), operator.values().operands().get(i).numbers());
    }
    Expr applied = operator.apply(table, leaves);
    List<Expr> expanded = Adjoint.expand(List.of(applied), SurrogateRules.AS_WRITTEN);
    Numbers found = Evaluator.evaluate(expanded, OperatorCase.DIMS, given).get(0);
    Written expected = operator.values().result();
    assertEquals(expected.element(), applied.type().element(), operator.name());
    assertEquals(expected.numbers().extents(), found.extents(), operator.name());
    for (int i = 0; i < found.elements().length; i++) {
      near(expected.numbers().elements()[i], found.elements()[i], operator.name() + " " + i);
    }
  }

  /** Functions of the Java library are good to 1 or 2 units in the last place, sinh to 2.5. */
  private static void near(double expected, double found, String place) {
    double allowed = Double.isFinite(expected) ? 3 * Math.ulp(expected) : 0;
    assertEquals(expected, found, allowed, place);
  }
}
