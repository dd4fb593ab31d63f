package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.op.Contraction;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.LoopMaker;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractAfterLoopTest {
  /** Some dozen roundings of numbers of about 100. */
  private static final double ROUNDING = 1e-12;

  private final Scene scene = new Scene();
  private final Expr zeros =
      Leaves.zeros(scene.table(), TensorType.real(Extent.of(2), Extent.of(2)));
  private final Expr start = scene.tensor(List.of(2, 2), 1, -2, 3, 0.5);
  private final Expr left = scene.tensor(List.of(3, 2), 1, 2, 3, 4, 5, 6);
  private final Expr right = scene.tensor(List.of(3, 2), 0.5, -1, 2, 0.25, 4, -3);
  private final Expr weights = scene.tensor(List.of(2, 2), 0.5, -1, 2, 0.25);

  private LoopMaker loop(Keep keep) {
    return new LoopMaker(scene.table(), Extent.of(3), Direction.FORWARD, keep);
  }

  private LoopMaker loop() {
    return loop(Keep.MENTIONED);
  }

  private static Expr outer(Expr x, Expr y) {
    return Totals.contract(x, List.of(0), y, List.of(1), List.of(0, 1));
  }

  /** The rewritten expression, after a look at its values. */
  private List<Loop> loops(Expr root) {
    List<Expr> expanded = Adjoint.expand(List.of(root), SurrogateRules.AS_WRITTEN);
    Expr made = Optimiser.optimise(expanded, Evaluator::constants).get(0);
    assertArrayEquals(scene.numbers(root), scene.numbers(made), ROUNDING);
    return LoopRun.among(Order.of(List.of(made))).keySet().stream().map(LoopRun::loop).toList();
  }

  private static long products(Loop loop) {
    return Order.of(loop.next()).stream().filter(x -> x.operator() instanceof Contraction).count();
  }

  @Test
  void productsOfSlicesThatOnlyAddUpNeedNoLoop() {
    LoopMaker maker = loop();
    Expr total = maker.carry(zeros);
    maker.body(List.of(plus(total, outer(maker.slice(left), maker.slice(right)))));
    assertEquals(List.of(), loops(maker.last(0)));
  }

  @Test
  void theStartValueIsAddedToThem() {
    LoopMaker maker = loop();
    Expr total = maker.carry(start);
    Expr x = maker.slice(left);
    Expr y = maker.slice(right);
    maker.body(List.of(plus(plus(outer(x, y), total), outer(y, y))));
    assertEquals(List.of(), loops(maker.last(0)));
  }

  @Test
  void noStepAddsNothing() {
    LoopMaker maker = new LoopMaker(scene.table(), Extent.ZERO, Direction.BACKWARD, Keep.MENTIONED);
    Expr none = scene.tensor(List.of(0, 2));
    Expr total = maker.carry(start);
    maker.body(List.of(plus(total, outer(maker.slice(none), maker.slice(none)))));
    assertEquals(List.of(), loops(maker.last(0)));
  }

  /** {@code h := tanh(h W + x)} and its gradient in W, which is a product in each step. */
  private List<Loop> backThrough(Keep keep) {
    LoopMaker maker = loop(keep);
    Expr h = maker.carry(scene.vector(0.3, -0.7));
    maker.body(List.of(tanh(plus(Totals.matrixProduct(h, weights), maker.slice(left)))));
    return loops(Leaves.gradient(Totals.sum(maker.last(0)), weights));
  }

  @Test
  void theGradientOfWeightsIsOneProductOfWhatIsStackedForIt() {
    Loop back = backThrough(Keep.MENTIONED).get(1);
    assertEquals(1, back.carries().size(), "the adjoint of h alone");
    assertEquals(1, products(back), "with the weights");
  }

  @Test
  void aLoopThatKeepsItsCarriesAloneStacksNothing() {
    Loop back = backThrough(Keep.CARRIES).get(1);
    assertEquals(2, back.carries().size());
  }

  @Test
  void segmentsOfALoopThatIsToTakeLittleMemoryStackNothing() {
    Loop outside = backThrough(new Keep.Segments(Optional.of(Extent.of(3)))).get(1);
    assertEquals(2, outside.carries().size());
  }

  @Test
  void aTotalThatIsReadInTheLoopStays() {
    LoopMaker maker = loop();
    Expr total = maker.carry(zeros);
    Expr x = maker.slice(left);
    Expr read = maker.carry(scene.vector(1, 2));
    maker.body(
        List.of(plus(total, outer(x, maker.slice(right))), sin(Totals.matrixProduct(read, total))));
    assertEquals(2, loops(plus(maker.last(0), maker.last(1))).get(0).carries().size());
  }

  @Test
  void aTotalWhoseValueIsWantedInEachStepStays() {
    LoopMaker maker = loop();
    Expr total = maker.carry(zeros);
    Expr next = plus(total, outer(maker.slice(left), maker.slice(right)));
    maker.body(List.of(next), next);
    Expr both = plus(maker.last(0), Totals.sum(maker.stacked(0), List.of(0)));
    assertEquals(1, loops(both).get(0).carries().size());
  }

  @Test
  void whatAStepScalesStays() {
    LoopMaker maker = loop();
    Expr total = maker.carry(start);
    maker.body(List.of(plus(times("2", total), outer(maker.slice(left), maker.slice(right)))));
    assertEquals(1, loops(maker.last(0)).size());
  }

  @Test
  void factorsThatAreLongerThanTheTotalAreNotStacked() {
    LoopMaker maker = loop();
    Expr state = maker.carry(scene.vector(0.1, 0.2, 0.3, 0.4));
    Expr total = maker.carry(scene.real(0));
    Expr x = maker.slice(scene.tensor(List.of(3, 4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    Expr square = Totals.contract(state, List.of(0), state, List.of(0), List.of());
    maker.body(List.of(sin(plus(state, x)), plus(total, square)));
    assertEquals(2, loops(maker.last(1)).get(0).carries().size());
  }
}
