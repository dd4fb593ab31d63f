package dev.gradwright.compiler.adjoint;

import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Leaves.gradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.LoopMaker;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopAdjointTest {
  private final Scene scene = new Scene();

  private LoopMaker loop(int trips, Keep keep) {
    return new LoopMaker(scene.table(), Extent.of(trips), Direction.FORWARD, keep);
  }

  private LoopMaker loop(int trips) {
    return loop(trips, Keep.MENTIONED);
  }

  private static List<Loop> loops(Expr root) {
    List<Expr> expanded = Adjoint.expand(List.of(root), SurrogateRules.AS_WRITTEN);
    return LoopRun.among(Order.of(expanded)).keySet().stream().map(LoopRun::loop).toList();
  }

  /** {@code x^(2^trips)}, squared step by step. */
  private Expr squared(Expr x, int trips, Keep keep) {
    LoopMaker maker = loop(trips, keep);
    Expr carry = maker.carry(x);
    return maker.body(List.of(square(carry))).last(0);
  }

  @Test
  void aPowerByRepeatedSquaringHasTheSlopesOfAPower() {
    Expr x = scene.real(1.5);
    Expr power = squared(x, 3, Keep.MENTIONED);
    Expr first = gradient(power, x);
    Expr second = gradient(first, x);
    assertEquals(Math.pow(1.5, 8), scene.number(power), 1e-12);
    assertEquals(8 * Math.pow(1.5, 7), scene.number(first), 1e-11);
    assertEquals(56 * Math.pow(1.5, 6), scene.number(second), 1e-10);
    assertEquals(336 * Math.pow(1.5, 5), scene.number(gradient(second, x)), 1e-9);
  }

  @Test
  void segmentsChangeNoBitOfTheValueAndNoneOfTheGradientOfSuchAChain() {
    Expr x = scene.real(0.9375);
    Expr plain = squared(x, 7, Keep.MENTIONED);
    for (int count = 1; count <= 9; count++) {
      Keep keep = new Keep.Segments(Optional.of(Extent.of(count)));
      Expr segmented = squared(x, 7, keep);
      assertEquals(scene.number(plain), scene.number(segmented), 0.0);
      double expected = scene.number(gradient(plain, x));
      assertEquals(expected, scene.number(gradient(segmented, x)), 0.0, count + " segments");
    }
  }

  @Test
  void segmentsKeepNoMoreThanWasAskedFor() {
    for (int trips : List.of(1, 7, 12, 100)) {
      for (int count : List.of(1, 3, 4, 16)) {
        Keep keep = new Keep.Segments(Optional.of(Extent.of(count)));
        List<Loop> loops = loops(squared(scene.real(1), trips, keep));
        long segments = loops.get(0).trips().constant().orElseThrow();
        assertTrue(segments <= count, segments + " of " + count);
        assertEquals(Keep.CARRIES, loops.get(0).keep());
      }
    }
  }

  @Test
  void anIndexCountsTheStepsAndNotThoseOfASegment() {
    LoopMaker maker = loop(7, new Keep.Segments(Optional.of(Extent.of(2))));
    Expr carry = maker.carry(Leaves.integer(scene.table(), 0));
    maker.body(List.of(plus(carry, maker.index())), maker.index());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6}, scene.numbers(maker.stacked(0)));
    assertEquals(21, scene.number(maker.last(0)));
  }

  @Test
  void whatTheLossDoesNotDependOnIsNotDifferentiated() {
    Expr x = scene.vector(1, 2);
    Expr w = scene.tensor(List.of(2, 2), 1, 2, 3, 4);
    LoopMaker maker = loop(3);
    Expr h = maker.carry(x);
    Expr aside = maker.carry(x);
    maker.body(List.of(sin(Totals.matrixProduct(h, w)), exp(aside)));
    List<Loop> loops = loops(gradient(Totals.sum(maker.last(0)), x));
    Loop back = loops.get(1);
    assertEquals(Direction.BACKWARD, back.direction());
    assertEquals(1, back.carries().size(), "the adjoint of h, and nothing for w and the rest");
    assertEquals(List.of(w.type()), back.captured().stream().map(Expr::type).toList());
  }

  @Test
  void aLossThatNoSourceReachesHasNoLoopBack() {
    Expr x = scene.vector(1, 2);
    LoopMaker maker = loop(3);
    Expr h = maker.carry(scene.vector(3, 4));
    maker.body(List.of(sin(h)), Leaves.stop(times(h, x)));
    Expr loss = plus(Totals.sum(maker.last(0)), Totals.sum(maker.stacked(0)));
    Expr slope = gradient(loss, x);
    assertEquals(List.of(), loops(slope));
    assertArrayEquals(new double[] {0, 0}, scene.numbers(slope));
  }

  @Test
  void aGradientInTheBodySeesOneStepAlone() {
    Expr x = scene.real(2);
    LoopMaker maker = loop(3);
    Expr h = Leaves.marker(maker.carry(x));
    maker.body(List.of(gradient(square(h), h)));
    // h := 2 h, three times
    assertEquals(16, scene.number(maker.last(0)));
    assertEquals(8, scene.number(gradient(maker.last(0), x)));
  }

  @Test
  void aGradientInTheBodyByANameFromOutsideGoesThroughWhatIsComputedFromIt() {
    Expr w = Leaves.marker(scene.real(3));
    Expr doubled = times("2", w);
    LoopMaker maker = loop(2);
    Expr h = maker.carry(scene.real(1));
    maker.body(List.of(gradient(times(h, times(w, doubled)), w)));
    // d/dw (h w 2w) = 4 h w, so h := 12 h
    assertEquals(144, scene.number(maker.last(0)));
  }

  @Test
  void surrogateRulesAreFollowedInLoopsUnlessTheTruthIsAskedFor() {
    Expr x = scene.real(3);
    LoopMaker maker = loop(2);
    Expr h = maker.carry(x);
    maker.body(List.of(ruled(h)));
    Expr slope = gradient(maker.last(0), x);
    assertEquals(81, scene.number(maker.last(0)));
    assertEquals(100 * 100, scene.number(slope));
    assertEquals(4 * 27, scene.numbers(slope, SurrogateRules.TRUE_DERIVATIVE)[0]);
  }

  @Test
  void secondDerivativesThroughASurrogateRuleGoBackTwice() {
    Expr x = scene.real(3);
    Expr two = scene.real(2);
    LoopMaker maker = loop(1);
    Expr h = maker.carry(x);
    maker.body(List.of(times(h, ruled(h))));
    // The rule says that x x^2 has the slope x^2 + 100 x, and that has 100 + 100.
    Expr along = Leaves.hvp(maker.last(0), x, two);
    assertEquals(400, scene.number(along));
    assertEquals(200, scene.number(Leaves.jacobian(gradient(maker.last(0), x), x)));
  }

  /** The square of x, with a slope of 100 stated. */
  private Expr ruled(Expr x) {
    Expr p = Leaves.hole(scene.table(), x.type());
    Expr seed = Leaves.hole(scene.table(), x.type());
    Body primal = new Body(List.of(p), List.of(square(p)));
    Body bars = new Body(List.of(p, seed), List.of(times("100", seed)));
    return scene.table().apply(new CustomRule(primal, bars, 0, CustomRule.Kind.SURROGATE), x);
  }

  @Test
  void aJacobianIsALoopOverTheFewerBasisVectors() {
    Expr x = scene.vector(1, 2, 3);
    Expr many =
        times(exp(Rearrange.under(x, scene.tensor(List.of(5, 3), new double[15]).shape())), "2");
    Expr few = Totals.sum(times(x, x));
    assertEquals(List.of(3L), trips(Leaves.jacobian(many, x)));
    assertEquals(List.of(), trips(Leaves.jacobian(few, x)));
    Expr two = Rearrange.slice(sin(times(x, few)), 0, Extent.ZERO, Extent.of(2));
    assertEquals(List.of(2L), trips(Leaves.jacobian(two, x)));
  }

  private static List<Long> trips(Expr root) {
    return loops(root).stream().map(loop -> loop.trips().constant().orElseThrow()).toList();
  }

  @Test
  void aLongLoopIsEvaluatedStepByStep() {
    int trips = 3_000;
    Expr x = scene.real(1);
    Expr steps = scene.vector(drawn(trips));
    LoopMaker maker = loop(trips);
    Expr h = maker.carry(x);
    maker.body(List.of(plus(h, times("0.001", times(maker.slice(steps), sin(h))))));
    double[] slopes = scene.numbers(gradient(maker.last(0), steps));
    assertEquals(trips, slopes.length);
    assertTrue(Arrays.stream(slopes).allMatch(s -> s > 0));
  }

  private static double[] drawn(int count) {
    double[] drawn = new double[count];
    Arrays.setAll(drawn, i -> Math.cos(i));
    return drawn;
  }
}
