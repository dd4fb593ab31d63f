package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.ModelType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which maps of a loop's turn are one loop, and that their elements are the same. */
class LoopFusionTest {
  /** Fills vectors of eight doubles or sixteen floats, and leaves some over. */
  private static final Extent ROW = Extent.of(100);

  private final GraphMaker maker = new GraphMaker("Fused");
  private final Extent trips = maker.dim("T");
  private final Extent rows = maker.dim("N");
  private final LoopMaker loop = new LoopMaker(maker.table(), trips, Direction.FORWARD);
  private final Expr s = loop.carry(maker.input("start", TensorType.real(rows, ROW)));
  private final Expr x = loop.slice(maker.input("x", TensorType.real(trips, rows, ROW)));

  /** How many launches a turn is, given the carry's next value and what is kept of all turns. */
  private int launches(Expr next, Expr... kept) {
    loop.next(next);
    maker.output("last", loop.last(s));
    for (int i = 0; i < kept.length; i++) {
      maker.output("kept" + i, loop.stacked(kept[i]));
    }
    Graph graph = maker.make();
    check(graph, Precision.F64, Flavours.PORTABLE);
    check(graph, Precision.F64, Flavours.PORTABLE_AND_VECTORS);
    check(graph, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Program program = Scheduler.schedule(graph, Precision.F64, Flavours.PORTABLE_AND_VECTORS);
    Step.Repeat turns =
        program.routines().stream()
            .filter(routine -> routine.entry() == Entry.PREDICT)
            .flatMap(routine -> routine.steps().stream())
            .filter(Step.Repeat.class::isInstance)
            .map(Step.Repeat.class::cast)
            .findFirst()
            .orElseThrow(() -> new AssertionError(LoopPrinter.print(program)));
    return turns.steps().size();
  }

  /** For few elements, and for more than a strip has. */
  private static void check(Graph graph, Precision precision, Flavours flavours) {
    ModelType type = Compiled.of(List.of(graph), precision, flavours).type("Fused");
    for (long rows : new long[] {3, 41}) {
      Map<String, Long> dims = Map.of("T", 4L, "N", rows);
      new Run(graph, precision, type, dims, Run.random(2)).check();
    }
  }

  @Test
  void mapsThatShareArraysAreOneLoop() {
    Expr a = times(s, x);
    Expr b = plus(square(a), x);
    assertEquals(1, launches(minus(b, s), a, b));
  }

  @Test
  void partsOfOneArrayAreOneLoop() {
    Expr parts = Rearrange.concat(List.of(times(s, x), minus(s, x)), 1);
    Expr second = Rearrange.slice(parts, 1, ROW, Extent.of(200));
    assertEquals(1, launches(plus(second, x), parts));
  }

  @Test
  void whatIsSeenInAnotherShapeIsNotReadBeforeItIsStored() {
    Expr a = times(s, x);
    Expr tens = Rearrange.reshape(a, Shape.of(rows, Extent.of(10), Extent.of(10)));
    Expr b = plus(square(Rearrange.reshape(tens, a.shape())), x);
    assertEquals(1, launches(minus(b, s), a, b));
  }

  @Test
  void mapsThatShareNothingStayApart() {
    Expr a = square(s);
    assertEquals(2, launches(times(x, "0.5"), a));
  }

  @Test
  void elementaryFunctionsHaveLoopsOfTheirOwn() {
    Expr a = times(s, x);
    Expr b = sin(a);
    assertEquals(3, launches(minus(b, s), a, b));
  }

  @Test
  void mapsOfOtherCountsStayApart() {
    Expr a = times(s, x);
    Expr half = times(Rearrange.slice(a, 1, Extent.ZERO, Extent.of(50)), "0.5");
    assertEquals(2, launches(minus(a, s), square(half), a));
  }

  @Test
  void whoReadsWhatAnotherTurnStoresStaysApart() {
    Expr a = times(s, x);
    Expr mirrored = plus(Rearrange.reverse(a, 1), x);
    assertEquals(2, launches(mirrored, a));
  }

  @Test
  void whoReadsOtherRowsOfWhatNobodyElseWantsStaysApart() {
    Expr a = times(s, x);
    Expr first = Rearrange.under(Rearrange.pick(a, 0, Extent.ZERO), a.shape());
    Expr upward = Rearrange.reverse(a, 0);
    assertEquals(2, launches(plus(times(a, upward), first)));
  }

  @Test
  void whoReadsAcrossPartsStaysApart() {
    Expr parts = Rearrange.concat(List.of(times(s, x), minus(s, x)), 1);
    Expr middle = Rearrange.slice(parts, 1, Extent.of(50), Extent.of(150));
    assertEquals(2, launches(times(middle, x), parts));
  }
}
