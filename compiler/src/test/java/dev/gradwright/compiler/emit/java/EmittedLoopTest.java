package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.op.CumulativeSum;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.ModelType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiled loops give the numbers of evaluated ones, on the way forward and back. */
class EmittedLoopTest {
  private final GraphMaker maker = new GraphMaker("Looped");

  /** Runs with 0, 1 and 7 steps. */
  private static void check(Graph graph) {
    for (Precision precision : Precision.values()) {
      Compiled compiled = Compiled.of(graph, precision);
      MethodSizes.requireSmall(compiled.classes());
      ModelType type = compiled.type("Looped");
      for (long steps : new long[] {0, 1, 7}) {
        Map<String, Long> dims = Map.of("T", steps, "N", 3L);
        new Run(graph, precision, type, dims, Run.random(5)).check();
      }
    }
  }

  private LoopMaker loop(Direction direction) {
    return loop(maker.dim("T"), direction);
  }

  private LoopMaker loop(Extent trips, Direction direction) {
    return new LoopMaker(maker.table(), trips, direction);
  }

  private Expr input(String name, Extent... extents) {
    return maker.input(name, TensorType.real(extents));
  }

  private Expr param(String name, Extent... extents) {
    return maker.param(name, TensorType.real(extents));
  }

  @ParameterizedTest
  @EnumSource
  void aCarryIsStackedAndHandedOut(Direction direction) {
    LoopMaker loop = loop(direction);
    Expr h = loop.carry(param("start", Extent.of(5)));
    Expr x = loop.slice(input("x", Extent.dim("T"), Extent.of(5)));
    Expr next =
        maker.named("after", sin(plus(times(h, x), Formula.cast(loop.index(), ElementType.REAL))));
    loop.next(next);
    maker.output("before", loop.stacked(h)).output("path", loop.stacked(next));
    check(maker.output("final", loop.last(h)).make());
  }

  @ParameterizedTest
  @EnumSource
  void aRecurrentNetworkLearnsThroughTime(Direction direction) {
    Extent n = maker.dim("N");
    Extent hidden = Extent.of(24);
    LoopMaker loop = loop(direction);
    Expr h = loop.carry(Formula.times("0.5", input("start", n, hidden)));
    Expr x = loop.slice(input("x", Extent.dim("T"), n, hidden));
    Expr w = loop.capture(param("w", hidden, hidden));
    Expr b = loop.capture(param("b", hidden));
    Expr next = sin(plus(plus(Totals.matrixProduct(h, w), x), Rearrange.under(b, h.shape())));
    loop.next(next);
    maker.output("last", loop.last(h));
    check(maker.loss(Totals.sum(Formula.square(loop.stacked(next)))).make());
  }

  @ParameterizedTest
  @EnumSource
  void carriesThatChangePlacesDoSoAtOnce(Direction direction) {
    LoopMaker loop = loop(direction);
    Expr a = loop.carry(param("a", Extent.of(3)));
    Expr b = loop.carry(param("b", Extent.of(3)));
    Expr c = loop.carry(param("c", Extent.of(3)));
    Expr x = loop.slice(input("x", Extent.dim("T"), Extent.of(3)));
    loop.next(b, a, plus(times(a, c), plus(b, x)));
    maker.output("lastA", loop.last(a)).output("lastB", loop.last(b));
    check(maker.output("lastC", loop.last(c)).make());
  }

  @ParameterizedTest
  @EnumSource
  void allOfACarryIsReadBeforeAnyOfItIsReplaced(Direction direction) {
    LoopMaker loop = loop(direction);
    Expr a = loop.carry(param("a", Extent.of(4)));
    Expr turned =
        Rearrange.concat(
            List.of(
                Rearrange.slice(a, 0, Extent.of(2), Extent.of(4)),
                Rearrange.slice(a, 0, Extent.ZERO, Extent.of(2))),
            0);
    loop.next(plus(sin(turned), times("0.5", a)));
    check(maker.output("last", loop.last(a)).make());
  }

  @ParameterizedTest
  @EnumSource
  void loopsStandInLoops(Direction direction) {
    Extent t = maker.dim("T");
    Extent n = maker.dim("N");
    LoopMaker outer = loop(t, direction);
    Expr h = outer.carry(param("h", Extent.of(2)));
    Expr x = outer.slice(input("x", t, n, Extent.of(2)));
    Expr scale = outer.capture(param("scale", Extent.of(2)));
    LoopMaker inner = loop(n, Direction.FORWARD);
    Expr g = inner.carry(h);
    Expr y = inner.slice(x);
    Expr s = inner.capture(scale);
    Expr here = outer.index();
    Expr place = inner.capture(Formula.cast(here, ElementType.REAL));
    Expr after = sin(plus(times(g, s), plus(y, place)));
    inner.next(after);
    Expr rows = inner.stacked(after);
    outer.next(plus(inner.last(g), Totals.sum(rows, List.of(0))));
    maker.output("all", outer.stacked(rows)).output("last", outer.last(h));
    check(maker.make());
  }

  @ParameterizedTest
  @EnumSource
  void aRowIsGatheredAtEachStep(Direction direction) {
    Extent t = maker.dim("T");
    LoopMaker loop = loop(t, direction);
    Expr h = loop.carry(param("h", Extent.of(4)));
    Expr table = loop.capture(param("table", Extent.of(3), Extent.of(4)));
    TensorType words = TensorType.scalar(ElementType.INT).withShape(Shape.of(t));
    Expr word =
        loop.slice(
            maker.input(
                "words",
                words,
                "int[T] in 0..3",
                Optional.of(new Graph.Domain.Ints(Extent.ZERO, Extent.of(3), "0..3"))));
    Expr next = sin(plus(h, row(table, word)));
    loop.next(next);
    check(maker.output("path", loop.stacked(next)).make());
  }

  @ParameterizedTest
  @EnumSource
  void statementsThatDependOnEachOtherReadAndWriteRows(Direction direction) {
    Extent t = maker.dim("T");
    LoopMaker loop = loop(t, direction);
    Expr h = loop.carry(param("h", Extent.of(5)));
    Expr x = loop.slice(input("x", t, Extent.of(5)));
    Expr sums =
        Totals.cumulativeSum(x, 0, CumulativeSum.Direction.FORWARD, CumulativeSum.Own.INCLUDED);
    loop.next(sin(plus(h, sums)));
    maker.output("sums", loop.stacked(sums));
    check(maker.output("last", loop.last(h)).make());
  }

  private Expr row(Expr table, Expr index) {
    Gather gather =
        new Gather(
            Shape.of(table.shape().extent(1)),
            List.of(new Place.Given(1, List.of()), Place.axis(0)));
    return maker.table().apply(gather, table, index);
  }
}
