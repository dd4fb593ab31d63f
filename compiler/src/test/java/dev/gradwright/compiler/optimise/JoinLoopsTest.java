package dev.gradwright.compiler.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradwright.compiler.Loops;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops without carries as one. */
class JoinLoopsTest {
  private static final String LEAVES = "input x: real[4]; input y: real[4]; input z: real[4];\n";

  private static Graph plain(String body) {
    Graph built = Loops.of("model Joined {\n" + LEAVES + body + "\n}", Precision.F64).graph();
    return Adjoint.expand(Optimiser.specialise(built), SurrogateRules.AS_WRITTEN);
  }

  private static Graph optimised(Graph plain) {
    return Optimiser.optimise(plain, Evaluator::constants);
  }

  private static int runs(List<Expr> values) {
    return LoopRun.among(Order.of(values)).size();
  }

  private static List<double[]> numbers(Graph plain, List<Expr> values) {
    Map<Expr, Numbers> given = new HashMap<>();
    for (Graph.Input input : plain.inputs()) {
      double first = given.size() - 0.75;
      given.put(
          input.value(), Numbers.of(List.of(4), first, first + 0.5, -first, 2 * first + 0.25));
    }
    return Evaluator.evaluate(values, Map.of(), given).stream().map(Numbers::elements).toList();
  }

  /** The same numbers from so many loops for a prediction. */
  private static void assertJoined(int runs, String body) {
    Graph plain = plain(body);
    Graph optimised = optimised(plain);
    assertEquals(runs, runs(optimised.predictions()));
    List<double[]> expected = numbers(plain, plain.predictions());
    List<double[]> found = numbers(plain, optimised.predictions());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), found.get(i), 1e-15, body + i);
    }
  }

  @Test
  void theRowsOfAJacobianHaveOneWayForward() {
    assertJoined(
        1,
        """
        let both = scan t in 4 { let s = sin(x[t]) * y[t]; yield [s * z[t], exp(s)]; };
        output value = both;
        output first = grad(sum(both[.., 0]) wrt x);
        output second = grad(sum(both[.., 1]) wrt x);
        """);
  }

  @Test
  void loopsThatStepThroughOtherSequencesTooKeepThemApart() {
    assertJoined(
        1,
        """
        output a = scan t in 4 { yield exp(x[t]) * y[t] + real(t); };
        output b = scan t in 4 { yield exp(x[t]) * z[t] - real(t); };
        """);
  }

  @Test
  void aLoopThatWaitsForAnotherFollowsIt() {
    assertJoined(
        2,
        """
        let a = scan t in 4 { yield exp(x[t]) * y[t]; };
        let all = sum(a);
        output b = scan t in 4 { yield exp(x[t]) * z[t] * all; };
        output c = a;
        """);
  }

  @Test
  void loopsThatShareNothingLongStayApart() {
    assertJoined(
        2,
        """
        output a = scan t in 4 { yield x[t] * y[t] + exp(z[t]); };
        output b = scan t in 4 { yield x[t] * y[t] - sin(z[t]); };
        """);
  }

  @Test
  void aPredictionComputesNothingForTheLoss() {
    Graph optimised =
        optimised(
            plain(
                """
                param w: real = 0.5;
                output seen = scan t in 4 { yield exp(w * x[t]); };
                loss = sum(scan t in 4 { yield exp(w * x[t]) * y[t] * z[t]; });
                """));
    Expr target = optimised.inputs().get(1).value();
    assertFalse(Order.of(optimised.predictions()).contains(target));
  }
}
