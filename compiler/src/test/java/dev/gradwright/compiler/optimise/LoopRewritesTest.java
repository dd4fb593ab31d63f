package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.LoopMaker;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Unary;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopRewritesTest {
  private final Scene scene = new Scene();
  private final Expr start = scene.vector(0.3, -0.7);
  private final Expr sequence = scene.tensor(List.of(3, 2), 1, 2, 3, 4, 5, 6);
  private final Expr weights = scene.tensor(List.of(2, 2), 0.5, -1, 2, 0.25);

  private LoopMaker loop(Keep keep) {
    return new LoopMaker(scene.table(), Extent.of(3), Direction.FORWARD, keep);
  }

  private LoopMaker loop() {
    return loop(Keep.MENTIONED);
  }

  private static List<Expr> optimised(Expr... roots) {
    List<Expr> expanded = Adjoint.expand(List.of(roots), SurrogateRules.AS_WRITTEN);
    return Optimiser.optimise(expanded, Evaluator::constants);
  }

  private static List<Loop> loops(List<Expr> roots) {
    return LoopRun.among(Order.of(roots)).keySet().stream().map(LoopRun::loop).toList();
  }

  private static Loop only(List<Expr> roots) {
    List<Loop> loops = loops(roots);
    assertEquals(1, loops.size());
    return loops.get(0);
  }

  @Test
  void whatNoResultDependsOnIsDropped() {
    LoopMaker maker = loop();
    Expr used = maker.carry(start);
    Expr unused = maker.carry(start);
    Expr slice = maker.slice(sequence);
    maker.body(List.of(sin(used), plus(unused, times(slice, start))));
    Loop loop = only(optimised(maker.last(0)));
    assertEquals(List.of(used), loop.carries());
    assertEquals(List.of(), loop.slices());
    assertEquals(List.of(), loop.captured());
  }

  @Test
  void aCarryThatOnlyAnotherOneNeedsStays() {
    LoopMaker maker = loop();
    Expr used = maker.carry(start);
    Expr needed = maker.carry(start);
    maker.body(List.of(sin(needed), square(used)));
    assertEquals(2, only(optimised(maker.last(0))).carries().size());
  }

  @Test
  void aCarryThatNoStepChangesIsCaptured() {
    LoopMaker maker = loop();
    Expr used = maker.carry(start);
    Expr same = maker.carry(scene.vector(1, 2));
    maker.body(List.of(plus(sin(used), same), same));
    Loop loop = only(optimised(maker.last(0)));
    assertEquals(List.of(used), loop.carries());
    assertEquals(List.of(same), loop.captured());
    assertSame(start, optimised(unchanged()).get(0));
  }

  private Expr unchanged() {
    LoopMaker maker = loop();
    Expr same = maker.carry(start);
    return maker.body(List.of(same)).last(0);
  }

  @Test
  void slicesOfARepeatedValueAreThatValue() {
    LoopMaker maker = loop();
    Expr carry = maker.carry(start);
    Expr slice = maker.slice(Rearrange.under(start, Shape.of(Extent.of(3), Extent.of(2))));
    Expr one = maker.slice(like(sequence, "1"));
    maker.body(List.of(plus(times(sin(carry), slice), one)));
    Loop loop = only(optimised(maker.last(0)));
    assertEquals(List.of(), loop.slices());
    assertEquals(1, loop.captured().size());
  }

  @Test
  void theLogisticFunctionOfALoopHasTheSlopeOfItsValue() {
    LoopMaker maker = loop();
    Expr carry = maker.carry(scene.vector(-1000, 0));
    Expr one = maker.carry(like(start, "1"));
    Expr logistic = divide(one, plus(one, exp(negate(carry))));
    Expr last = maker.body(List.of(plus(carry, logistic), one)).last(0);
    Expr steady = Optimiser.stabilise(List.of(last)).get(0);
    List<Expr> gradient = optimised(scene.gradient(steady, steady.operand(0)));
    Loop back = loops(gradient).get(1);
    List<Expr> body = Order.of(back.next());
    assertTrue(body.stream().noneMatch(e -> e.operator() == Unary.EXP), "e is not recomputed");
    assertTrue(body.stream().noneMatch(e -> e.operator() == Binary.DIVIDE), "s' is s (1 - s)");
    double[] slopes = Evaluator.evaluate(gradient, Map.of(), scene.given()).get(0).elements();
    assertEquals(1, slopes[0], "no 0 times infinity");
  }

  @Test
  void theLogisticFunctionOfALoopInALoopHasTheSlopeOfItsValue() {
    LoopMaker outer = loop();
    Expr state = outer.carry(scene.vector(-1000, 0));
    Expr one = outer.carry(like(start, "1"));
    LoopMaker inner = loop();
    Expr carry = inner.carry(state);
    Expr logistic = divide(one, plus(one, exp(negate(carry))));
    Expr inside = inner.body(List.of(plus(carry, logistic))).last(0);
    Expr last = outer.body(List.of(inside, one)).last(0);
    Expr steady = Optimiser.stabilise(List.of(last)).get(0);
    List<Expr> gradient = optimised(scene.gradient(steady, steady.operand(0)));
    Loop back = loops(loops(gradient).get(1).next()).get(0);
    List<Expr> body = Order.of(back.next());
    assertTrue(body.stream().noneMatch(e -> e.operator() == Unary.EXP), "e is not recomputed");
    assertTrue(body.stream().noneMatch(e -> e.operator() == Binary.DIVIDE), "s' is s (1 - s)");
    double[] slopes = Evaluator.evaluate(gradient, Map.of(), scene.given()).get(0).elements();
    assertEquals(1, slopes[0], "no 0 times infinity");
  }

  @Test
  void aSequenceIsSteppedThroughOnce() {
    LoopMaker maker = loop();
    Expr carry = maker.carry(start);
    Expr first = maker.slice(sequence);
    Expr second = maker.slice(sequence);
    maker.body(List.of(plus(times(sin(carry), first), second)));
    assertEquals(1, only(optimised(maker.last(0))).slices().size());
  }

  @Test
  void whatDependsOnCapturedValuesAloneIsComputedOutside() {
    LoopMaker maker = loop();
    Expr carry = maker.carry(start);
    Expr inside = Totals.matrixProduct(maker.slice(sequence), weights);
    LoopMaker inner = loop();
    Expr deep = inner.carry(carry);
    inner.body(List.of(plus(sin(deep), exp(inside))));
    maker.body(List.of(inner.last(0)));
    Loop outer = only(optimised(maker.last(0)));
    Loop hoisted = only(outer.next());
    assertTrue(Order.of(outer.next()).stream().anyMatch(x -> x.operator() instanceof Contraction));
    assertEquals(List.of(deep), hoisted.carries());
    assertFalse(
        Order.of(hoisted.next()).stream().anyMatch(x -> x.operator().spelling().equals("exp")));
    assertEquals(1, hoisted.captured().size());
  }

  @Test
  void aMovedWeightIsNotHoisted() {
    LoopMaker maker = loop();
    Expr carry = maker.carry(start);
    maker.body(List.of(sin(Totals.matrixProduct(carry, Rearrange.transpose(weights)))));
    List<Expr> made = optimised(maker.last(0));
    assertEquals(List.of(start, weights), made.get(0).operands());
  }

  @Test
  void aLoopOfOneStepIsThatStep() {
    LoopMaker maker = new LoopMaker(scene.table(), Extent.ONE, Direction.BACKWARD, Keep.MENTIONED);
    Expr carry = maker.carry(start);
    Expr slice = maker.slice(scene.tensor(List.of(1, 2), 3, 4));
    maker.body(List.of(plus(sin(carry), slice)), square(carry));
    List<Expr> made = optimised(maker.last(0), maker.stacked(0));
    assertEquals(List.of(), loops(made));
  }

  /** The gradient, in the start value, of h := tanh(h W) exp(x), three times. */
  private List<Loop> backThrough(Keep keep) {
    LoopMaker maker = loop(keep);
    Expr h = maker.carry(start);
    Expr x = maker.slice(sequence);
    maker.body(List.of(times(tanh(Totals.matrixProduct(h, weights)), exp(x))));
    Expr gradient = Leaves.gradient(Totals.sum(maker.last(0)), start);
    List<Loop> loops = loops(optimised(gradient));
    assertEquals(2, loops.size());
    return loops;
  }

  @Test
  void whatTookLongIsKeptForTheWayBack() {
    Loop back = backThrough(Keep.MENTIONED).get(1);
    assertEquals(Direction.BACKWARD, back.direction());
    List<Expr> body = Order.of(back.next());
    assertEquals(1, body.stream().filter(x -> x.operator() instanceof Contraction).count());
    assertFalse(body.stream().anyMatch(x -> x.operator().spelling().equals("tanh")));
    assertEquals(2, back.slices().size(), "tanh and exp");
  }

  @Test
  void whereOnlyCarriesAreKeptTheRestIsComputedAgain() {
    Loop back = backThrough(Keep.CARRIES).get(1);
    List<Expr> body = Order.of(back.next());
    assertEquals(2, body.stream().filter(x -> x.operator() instanceof Contraction).count());
    assertEquals(2, back.slices().size(), "h and x");
  }

  @Test
  void nothingIsKeptThatTheGradientDoesNotMention() {
    LoopMaker maker = loop();
    Expr h = maker.carry(start);
    maker.body(List.of(times("2", plus(h, maker.slice(sequence)))));
    Expr gradient = Leaves.gradient(Totals.sum(square(maker.last(0))), sequence);
    Loop back = loops(optimised(gradient)).get(1);
    assertEquals(List.of(), back.slices());
  }

  @Test
  void theBodyOfALoopDoesNotGrowWithItsTrips() {
    assertEquals(size(100), size(100_000));
  }

  private int size(long trips) {
    LoopMaker maker =
        new LoopMaker(
            scene.table(),
            Extent.of(trips),
            Direction.FORWARD,
            new Keep.Segments(Optional.of(Extent.of(10))));
    Expr h = maker.carry(start);
    maker.body(List.of(sin(Totals.matrixProduct(h, weights))));
    Expr jacobian = Leaves.jacobian(maker.last(0), weights);
    List<Expr> made = optimised(maker.last(0), jacobian);
    return sizeWithBodies(made);
  }

  private static int sizeWithBodies(List<Expr> roots) {
    int size = Order.of(roots).size();
    for (Loop loop : loops(roots)) {
      size += sizeWithBodies(loop.next());
    }
    return size;
  }
}
