package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs with loops: derivatives of three orders along random directions are what differences of
 * the order before are, and forward mode agrees with reverse.
 */
class LoopGradientTest {
  private static final double RELATIVE = 1e-7;

  /** Forward and reverse differ by rounding alone, some thousand operations of it. */
  private static final double ROUNDING = 1e-11;

  private static Stream<DynamicTest> each(Consumer<LoopProgram> check) {
    return LoopProgram.all().map(p -> DynamicTest.dynamicTest(p.name(), () -> check.accept(p)));
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreWhatDifferencesAre() {
    return each(program -> new Orders(program).check(1));
  }

  @TestFactory
  Stream<DynamicTest> secondDerivativesAreWhatDifferencesOfGradientsAre() {
    return each(program -> new Orders(program).check(2));
  }

  @TestFactory
  Stream<DynamicTest> thirdDerivativesAreWhatDifferencesOfSecondOnesAre() {
    return each(program -> new Orders(program).check(3));
  }

  /** Derivatives of a program, each along a direction of its own. */
  private static final class Orders {
    private final LoopProgram program;
    private final Random random = new Random(5);
    private final Map<Expr, Numbers> given;

    Orders(LoopProgram program) {
      this.program = program;
      this.given = program.scene().given();
    }

    void check(int order) {
      Expr function = program.function();
      for (int i = 1; i < order; i++) {
        function = along(function, directions());
      }
      List<Expr> directions = directions();
      double reverse = value(along(function, directions), given);
      double forward = tangent(function, directions);
      assertEquals(forward, reverse, ROUNDING * Math.max(1, Math.abs(forward)), program.name());
      Expr ready = expanded(function);
      double expected = Differences.derivative(h -> moved(ready, directions, h), 0.02);
      assertTrue(Double.isFinite(expected), program.name());
      assertEquals(
          expected, reverse, RELATIVE * Math.max(1e-2, Math.abs(expected)), program.name());
    }

    private List<Expr> directions() {
      List<Expr> directions = new ArrayList<>();
      for (Expr source : program.sources()) {
        List<Integer> extents = given.get(source).extents();
        double[] drawn = new double[given.get(source).elements().length];
        Arrays.setAll(drawn, i -> random.nextDouble(-1, 1));
        directions.add(program.scene().tensor(extents, drawn));
      }
      return directions;
    }

    /** The gradient times a direction. */
    private Expr along(Expr function, List<Expr> directions) {
      Expr sum = Formula.zerosLike(function);
      for (int i = 0; i < directions.size(); i++) {
        Expr gradient = Leaves.gradient(function, program.sources().get(i));
        sum = Formula.plus(sum, Totals.sum(Formula.times(gradient, directions.get(i))));
      }
      return sum;
    }

    private double tangent(Expr function, List<Expr> directions) {
      return Adjoint.tangent(expanded(function), program.sources(), directions)
          .map(tangent -> Evaluator.evaluate(List.of(tangent), Map.of(), given).get(0).value())
          .orElse(0.0);
    }

    private double moved(Expr ready, List<Expr> directions, double step) {
      Map<Expr, Numbers> there = new HashMap<>(given);
      for (int i = 0; i < directions.size(); i++) {
        Numbers at = given.get(program.sources().get(i));
        double[] along = given.get(directions.get(i)).elements();
        double[] moved = at.elements().clone();
        Arrays.setAll(moved, k -> at.elements()[k] + step * along[k]);
        there.put(program.sources().get(i), Numbers.of(at.extents(), moved));
      }
      return Evaluator.evaluate(List.of(ready), Map.of(), there).get(0).value();
    }

    private static double value(Expr expr, Map<Expr, Numbers> given) {
      return Evaluator.evaluate(List.of(expanded(expr)), Map.of(), given).get(0).value();
    }

    private static Expr expanded(Expr expr) {
      return Adjoint.expand(List.of(expr), SurrogateRules.AS_WRITTEN).get(0);
    }
  }
}
