package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Leaves.gradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.GradientProblem;
import dev.gradwright.compiler.op.GradientProblem.Setting;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.OperatorCase;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OptimiserTest {
  private final Scene scene = new Scene();

  private static List<Expr> throughAllStages(List<Expr> roots) {
    List<Expr> steady = Optimiser.stabilise(roots);
    List<Expr> plain = Adjoint.expand(steady, SurrogateRules.AS_WRITTEN);
    return Optimiser.optimise(plain, Evaluator::constants);
  }

  private double[] numbers(Expr expr) {
    Expr ready = throughAllStages(List.of(expr)).get(0);
    return Evaluator.evaluate(List.of(ready), Map.of(), scene.given()).get(0).elements();
  }

  @TestFactory
  Stream<DynamicTest> theValuesAndGradientsOfEveryOperatorAreKept() {
    return OperatorCase.samples().stream()
        .map(
            operator ->
                DynamicTest.dynamicTest(operator.name(), () -> requireSameResults(operator)));
  }

  private static void requireSameResults(OperatorCase operator) {
    GradientProblem problem = new GradientProblem(operator, Setting.INSIDE, 11);
    List<Expr> roots = new ArrayList<>(problem.gradients());
    roots.add(problem.function());
    List<Numbers> expected =
        Evaluator.evaluate(
            Adjoint.expand(roots, SurrogateRules.AS_WRITTEN), OperatorCase.DIMS, problem.given());
    List<Numbers> found =
        Evaluator.evaluate(throughAllStages(roots), OperatorCase.DIMS, problem.given());
    for (int i = 0; i < roots.size(); i++) {
      for (int k = 0; k < expected.get(i).elements().length; k++) {
        double allowed = 1e-13 * expected.get(i).magnitudes()[k];
        double is = found.get(i).elements()[k];
        assertEquals(
            expected.get(i).elements()[k],
            is,
            Double.isFinite(allowed) ? allowed : 0,
            operator.name());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsOptimisedIsLeftAsItIs() {
    return OperatorCase.samples().stream()
        .map(
            operator ->
                DynamicTest.dynamicTest(
                    operator.name(),
                    () -> {
                      GradientProblem problem = new GradientProblem(operator, Setting.INSIDE, 11);
                      List<Expr> once = throughAllStages(problem.gradients());
                      assertEquals(once, Optimiser.optimise(once, Evaluator::constants));
                    }));
  }

  @Test
  void whatIsWantedOnceSinceAnotherUseIsGoneIsRewrittenThen() {
    Expr x = scene.vector(1, 2);
    Expr y = scene.vector(3, 4);
    Expr reciprocal = reciprocal(y);
    Expr same = times(x, negate(negate(reciprocal)));
    List<Expr> made = Optimiser.optimise(List.of(times(x, reciprocal), same), Evaluator::constants);
    assertEquals(List.of(divide(x, y), divide(x, y)), made);
  }

  @Test
  void theLogarithmOfTheLogisticFunctionIsSteadyForAllLogits() {
    Expr x = scene.vector(-1000, -1, 0, 1000);
    Expr e = log(reciprocal(plus(exp(negate(x)), "1")));
    double[] values = {-1000, -1.3132616875182229, -0.69314718055994529, 0};
    assertArrayEquals(values, numbers(e), 1e-15);
    Expr first = scene.gradient(e, x);
    assertArrayEquals(new double[] {1, 0.7310585786300049, 0.5, 0}, numbers(first), 1e-15);
    Expr second = scene.gradient(first, x);
    double curved = -0.19661193324148185;
    assertArrayEquals(new double[] {0, curved, -0.25, 0}, numbers(second), 1e-15);
    Expr third = scene.gradient(second, x);
    assertArrayEquals(new double[] {0, -0.090857747672948, 0, 0}, numbers(third), 1e-14);
  }

  @Test
  void theCrossEntropyWrittenOutIsSteadyForAllLogits() {
    Expr x = scene.vector(-1000, 1000, 3);
    Expr y = scene.vector(1, 1, 0);
    Expr p = reciprocal(plus(exp(negate(x)), "1"));
    Expr loss = negate(plus(times(y, log(p)), times(minus("1", y), log(minus("1", p)))));
    assertArrayEquals(new double[] {1000, 0, 3.0485873515737421}, numbers(loss), 1e-13);
    double[] slopes = {-1, 0, 0.95257412682243322};
    assertArrayEquals(slopes, numbers(scene.gradient(loss, x)), 1e-15);
  }

  @Test
  void softmaxAndItsLogarithmAreSteadyForAllLogits() {
    Expr x = scene.tensor(List.of(2, 2), 1000, 999, -1000, -998);
    List<Integer> last = List.of(1);
    Expr sum = Rearrange.spread(Totals.sum(exp(x), last), x.shape(), last);
    Expr softmax = divide(exp(x), sum);
    double a = 0.7310585786300049;
    double b = 0.88079707797788243;
    assertArrayEquals(new double[] {a, 1 - a, 1 - b, b}, numbers(softmax), 1e-15);
    Expr loss = times(log(softmax), scene.tensor(List.of(2, 2), 1, 0, 0, 1));
    double[] slopes = {1 - a, a - 1, b - 1, 1 - b};
    assertArrayEquals(slopes, numbers(scene.gradient(loss, x)), 1e-15);
    Expr logSumExp = log(Totals.sum(exp(x), last));
    double[] expected = {1000.3132616875182, -997.87307198895703};
    assertArrayEquals(expected, numbers(logSumExp), 1e-12);
    double[] shares = {a, 1 - a, 1 - b, b};
    assertArrayEquals(shares, numbers(scene.gradient(logSumExp, x)), 1e-15);
  }

  @Test
  void namesKeepTheirIdentityWhenFormulasAreStabilised() {
    Expr x = scene.real(2);
    Expr e = Leaves.marker(exp(x));
    assertEquals(Math.exp(-2), numbers(gradient(log(e), e))[0], 1e-16);
    Expr a = Leaves.marker(times(x, "1"));
    Expr b = Leaves.marker(times(x, "1"));
    assertEquals(2, numbers(gradient(times(a, b), a))[0]);
  }

  @Test
  void theGradientOfAMatrixProductIsTwoMatrixProductsWithoutTransposes() {
    Expr x = scene.tensor(List.of(2, 3), 1, 2, 3, 4, 5, 6);
    Expr w = scene.tensor(List.of(2, 3), 6, 5, 4, 3, 2, 1);
    Expr product = Totals.matrixProduct(x, Rearrange.transpose(w));
    Expr loss = Totals.sum(square(product));
    List<Expr> ready = throughAllStages(List.of(gradient(loss, x), gradient(loss, w)));
    assertEquals(3, contractions(ready));
    assertTrue(Order.of(ready).stream().noneMatch(e -> e.operator() instanceof Transpose));
  }

  @Test
  void productsThatOthersWantAddedUpAreSummedWhereTheyLie() {
    Expr x = Totals.matrixProduct(matrix(1), matrix(2));
    Expr y = Totals.matrixProduct(matrix(3), matrix(4));
    Expr added = plus(x, times("0.5", y));
    List<Expr> ready = throughAllStages(List.of(Totals.sum(added, List.of(0)), square(added)));
    assertEquals(2, contractions(ready));
  }

  private Expr matrix(double from) {
    return scene.tensor(List.of(2, 2), from, from + 1, from + 2, from + 3);
  }

  private static long contractions(List<Expr> roots) {
    return Order.of(roots).stream().filter(e -> e.operator() instanceof Contraction).count();
  }

  @Test
  void aSquaredErrorHasTheGradientOfTheTextbook() {
    Expr x = scene.real(3);
    Expr t = scene.real(5);
    Expr loss = times("0.5", square(minus(x, t)));
    Expr ready = throughAllStages(List.of(gradient(loss, x))).get(0);
    assertSame(minus(x, t), ready);
  }

  @Test
  void aChainOfOneHundredThousandOperationsIsOptimised() {
    Expr x = scene.real(0.5);
    Expr y = x;
    for (int i = 0; i < 100_000; i++) {
      y = i % 2 == 0 ? sin(y) : negate(times(y, "1"));
    }
    Expr ready = Optimiser.optimise(List.of(y), Evaluator::constants).get(0);
    assertTrue(Order.of(List.of(ready)).size() <= 100_001);
  }

  @Test
  void aRewriteThatChangesATypeIsNamed() {
    Expr x = scene.vector(1, 2);
    Rewriting broken = new Rewriting(List.of(new DropsAnAxis()));
    BrokenRewrite error = assertThrows(BrokenRewrite.class, () -> broken.apply(List.of(x)));
    assertTrue(error.getMessage().contains("DropsAnAxis"), error.getMessage());
    assertTrue(error.getMessage().contains("real[2]"), error.getMessage());
  }

  private static final class DropsAnAxis implements Rewrite {
    @Override
    public Optional<Expr> apply(Expr expr) {
      return expr.type().rank() == 1 ? Optional.of(Totals.sum(expr)) : Optional.empty();
    }
  }
}
