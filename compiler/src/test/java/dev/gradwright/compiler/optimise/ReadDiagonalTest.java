package dev.gradwright.compiler.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Loops;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Diagonal;
import dev.gradwright.compiler.type.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums that are on the diagonal of a contraction. */
class ReadDiagonalTest {
  private static final String LEAVES =
      """
      input x: real[2, 3, 4];
      input y: real[2, 3, 4];
      input z: real[3, 4, 3];
      input w: real[2, 3, 3];
      output used = sum(y) + sum(z) + sum(w);
      """;

  private static Graph plain(String body) {
    Graph built = Loops.of("model Read {\n" + LEAVES + body + "\n}", Precision.F64).graph();
    return Adjoint.expand(Optimiser.specialise(built), SurrogateRules.AS_WRITTEN);
  }

  /** The same numbers, so many of them read on a diagonal, in predictions and in training. */
  private static void assertRead(int predicted, int trained, String body) {
    Graph plain = plain(body);
    Graph optimised = Optimiser.optimise(plain, Evaluator::constants);
    assertEquals(predicted, diagonals(optimised.predictions()), body);
    assertEquals(trained, diagonals(optimised.forward()), body);
    List<double[]> expected = numbers(plain, plain.values());
    List<double[]> found = numbers(plain, optimised.values());
    for (int i = 0; i < expected.size(); i++) {
      // Sums of at most 12 products below 1, in another order.
      assertArrayEquals(expected.get(i), found.get(i), 12 * 12 * 0x1p-53, body + i);
    }
  }

  private static int diagonals(List<Expr> values) {
    return (int)
        Order.of(values).stream().filter(expr -> expr.operator() instanceof Diagonal).count();
  }

  private static List<double[]> numbers(Graph plain, List<Expr> values) {
    Random random = new Random(7);
    Map<Expr, Numbers> given = new HashMap<>();
    List.of(plain.inputs(), plain.seeds())
        .forEach(leaves -> leaves.forEach(leaf -> given.put(leaf.value(), numbers(leaf, random))));
    return Evaluator.evaluate(values, Map.of(), given).stream().map(Numbers::elements).toList();
  }

  private static Numbers numbers(Graph.Input leaf, Random random) {
    List<Integer> extents =
        leaf.value().type().shape().extents().stream()
            .map(extent -> Math.toIntExact(extent.constant().orElseThrow()))
            .toList();
    int count = extents.stream().reduce(1, (a, b) -> a * b);
    return Numbers.of(extents, random.doubles(count, -1, 1).toArray());
  }

  @Test
  void theSumsOfAMatrixAreThoseOfItsDiagonal() {
    assertRead(
        1,
        1,
        """
        output whole[k, i, j] = sum[n] x[k, i, n] * y[k, j, n];
        output some[i, k] = sum[n] x[k, i, n] * y[k, i, n];
        """);
  }

  @Test
  void factorsMayStandInTheOtherOrder() {
    assertRead(
        1,
        1,
        """
        output whole[j, i, k] = sum[n] x[k, i, n] * y[k, j, n];
        output some[k, i] = sum[n] y[k, i, n] * x[k, i, n];
        """);
  }

  @Test
  void severalAxesMayBeTheSame() {
    assertRead(
        2,
        2,
        """
        output whole[k, l, i, j] = sum[n] x[k, i, n] * y[l, j, n];
        output some[k, i] = sum[n] x[k, i, n] * y[k, i, n];
        """);
  }

  @Test
  void aFactorMayLackAnAxis() {
    assertRead(
        1,
        1,
        """
        output whole[i, m, k, j] = sum[n] x[k, i, n] * z[j, n, m];
        output some[k, i, m] = sum[n] x[k, i, n] * z[i, n, m];
        """);
  }

  @Test
  void sumsOverOtherAxesAreNoneOfItsElements() {
    assertRead(
        0,
        0,
        """
        output whole[k, i, j] = sum[n] x[k, i, n] * y[k, j, n];
        output others[i, n] = sum[k] x[k, i, n] * y[k, i, n];
        output all[k] = sum[i, n] x[k, i, n] * y[k, i, n];
        """);
  }

  @Test
  void noContractionIsComputedSoonerForIt() {
    assertRead(
        0,
        0,
        """
        output some[k, i] = sum[n] x[k, i, n] * y[k, i, n];
        """);
  }

  @Test
  void contractionsOfTheWayBackAreNotComputedSooner() {
    assertRead(
        0,
        0,
        """
        let product[k, i, n] = sum[j] w[k, i, j] * y[k, j, n];
        output whole = sum[k, i, n] x[k, i, n] * product[k, i, n];
        output some[k, i] = sum[n] x[k, i, n] * y[k, i, n];
        """);
  }
}
