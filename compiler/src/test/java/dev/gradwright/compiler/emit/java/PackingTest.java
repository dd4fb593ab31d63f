package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Factors of products in loops, packed before them. */
class PackingTest {
  private static final TensorType STATE = TensorType.real(Extent.of(16), Extent.of(40));
  private static final TensorType WEIGHTS = TensorType.real(Extent.of(40), Extent.of(40));

  private final GraphMaker maker = new GraphMaker("Packing");

  private static List<Step> predicted(Graph graph) {
    Program program = Scheduler.schedule(graph, Precision.F32);
    return program.routines().stream()
        .filter(routine -> routine.entry() == Entry.PREDICT)
        .findFirst()
        .orElseThrow(() -> new AssertionError(LoopPrinter.print(program)))
        .steps();
  }

  private static <T extends Step> List<T> only(Class<T> kind, List<Step> steps) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Step> inside(List<Step> steps) {
    return only(Step.Repeat.class, steps).get(0).steps();
  }

  private Graph recurrence() {
    LoopMaker loop = new LoopMaker(maker.table(), maker.dim("T"), Direction.FORWARD);
    Expr s = loop.carry(maker.input("start", STATE));
    Expr w = loop.capture(maker.param("w", WEIGHTS));
    loop.next(sin(Totals.matrixProduct(s, w)));
    return maker.output("last", loop.last(s)).make();
  }

  @Test
  void whatNoTurnChangesIsPackedOnce() {
    List<Step> steps = predicted(recurrence());
    List<Step.Pack> packs = only(Step.Pack.class, steps);
    assertEquals(1, packs.size());
    assertInstanceOf(Step.Repeat.class, steps.get(steps.indexOf(packs.get(0)) + 1));
    List<Step.Multiply> products = only(Step.Multiply.class, inside(steps));
    assertEquals(List.of(Optional.of(packs.get(0).number())), packed(products));
  }

  private static List<Optional<Integer>> packed(List<Step.Multiply> products) {
    return products.stream().map(Step.Multiply::packed).toList();
  }

  @Test
  void whatIsPackedGivesTheSame() {
    Graph graph = recurrence();
    for (Precision precision : List.of(Precision.F64, Precision.F32)) {
      Compiled compiled = Compiled.of(graph, precision);
      new Run(graph, precision, compiled.type("Packing"), Map.of("T", 3L), Run.random(1)).check();
    }
  }

  @Test
  void whatTurnsChangeIsNotPacked() {
    LoopMaker loop = new LoopMaker(maker.table(), maker.dim("T"), Direction.FORWARD);
    Expr s = loop.carry(maker.input("start", WEIGHTS));
    Expr x =
        loop.slice(
            maker.input("x", TensorType.real(Extent.dim("T"), Extent.of(40), Extent.of(40))));
    loop.next(plus(sin(Totals.matrixProduct(s, x)), sin(Totals.matrixProduct(x, s))));
    List<Step> steps = predicted(maker.output("last", loop.last(s)).make());
    assertEquals(List.of(), only(Step.Pack.class, steps));
    List<Step.Multiply> products = only(Step.Multiply.class, inside(steps));
    assertEquals(List.of(Optional.empty(), Optional.empty()), packed(products));
  }

  @Test
  void whatInnerAndOuterTurnsLeaveAloneIsPackedBeforeBoth() {
    Expr w = maker.param("w", WEIGHTS);
    LoopMaker outer = new LoopMaker(maker.table(), maker.dim("S"), Direction.FORWARD);
    Expr a = outer.carry(maker.input("start", STATE));
    LoopMaker inner = new LoopMaker(maker.table(), maker.dim("T"), Direction.FORWARD);
    Expr b = inner.carry(a);
    Expr weights = inner.capture(outer.capture(w));
    inner.next(sin(Totals.matrixProduct(b, weights)));
    outer.next(inner.last(b));
    List<Step> steps = predicted(maker.output("last", outer.last(a)).make());
    assertEquals(1, only(Step.Pack.class, steps).size());
    assertEquals(List.of(), only(Step.Pack.class, inside(steps)));
  }
}
