package dev.gradwright.compiler.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class OrderAxesTest {
  private static final int N = 0;
  private static final int H = 1;
  private static final int T = 2;
  private static final int E = 3;
  private static final int D = 4;
  private static final int S = 5;

  /** Sums of a few products of small numbers, their terms in another order. */
  private static final double ROUNDING = 1e-12;

  private final Scene scene = new Scene();
  private final Expr x = scene.tensor(List.of(2, 3, 2), numbers(12));
  private final Expr w = scene.tensor(List.of(2, 2, 4), numbers(16));
  private final Expr k = scene.tensor(List.of(2, 2, 5, 4), numbers(80));

  private static double[] numbers(int count) {
    return DoubleStream.iterate(0.3, v -> 3.7 * v * (1 - v)).limit(count).toArray();
  }

  /** What each head of attention asks for. */
  private final Expr queries =
      Totals.contract(x, List.of(N, T, D), w, List.of(D, H, E), List.of(N, H, T, E));

  private Expr scores() {
    return Totals.contract(
        queries, List.of(N, H, T, E), k, List.of(N, H, S, E), List.of(N, H, T, S));
  }

  private Expr mixed() {
    return Totals.contract(queries, List.of(N, H, T, E), w, List.of(D, H, E), List.of(N, T, D));
  }

  private List<Expr> ordered(Expr... roots) {
    List<Expr> made = OrderAxes.of(List.of(roots));
    for (int i = 0; i < roots.length; i++) {
      assertEquals(roots[i].type(), made.get(i).type());
      assertArrayEquals(scene.numbers(roots[i]), scene.numbers(made.get(i)), ROUNDING);
    }
    return made;
  }

  @Test
  void whatContractionsAloneReadIsOneProduct() {
    List<Expr> made = ordered(scores(), mixed());
    Expr now = made.get(0).operand(0);
    assertSame(now, made.get(1).operand(0));
    assertEquals(List.of(2, 3, 2, 4), extents(now));
  }

  private static List<Integer> extents(Expr expr) {
    return expr.shape().extents().stream().map(e -> (int) e.constant().orElseThrow()).toList();
  }

  @Test
  void whatOthersReadStaysAsItIs() {
    Expr root = scores();
    assertEquals(List.of(root, Formula.sin(queries)), ordered(root, Formula.sin(queries)));
  }

  @Test
  void resultsStayAsTheyAre() {
    assertEquals(List.of(queries, scores()), ordered(queries, scores()));
  }

  @Test
  void whatIsOneProductAlreadyStaysAsItIs() {
    Expr flat = Totals.contract(x, List.of(N, T, D), w, List.of(D, H, E), List.of(N, T, H, E));
    Expr root = Totals.contract(flat, List.of(N, T, H, E), w, List.of(D, H, E), List.of(N, T, D));
    assertEquals(List.of(root), ordered(root));
  }
}
