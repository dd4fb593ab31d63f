package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops whose choices depend on their index alone. */
class RangesTest {
  private final GraphMaker maker = new GraphMaker("Made");
  private final Expr x = maker.input("x", TensorType.real(maker.dim("N"), Extent.of(20)));

  /** The loops along a row of the only kernel, once numbers have been compared. */
  private List<Statement> loops(Expr value) {
    Graph graph = maker.output("out", value).make();
    Compiled compiled = Compiled.of(graph, Precision.F64);
    new Run(graph, Precision.F64, compiled.type("Made"), Map.of("N", 3L), Run.random(7)).check();
    return loops(graph);
  }

  private static List<Statement> loops(Graph graph) {
    Program program = Scheduler.schedule(graph, Precision.F64);
    Kernel kernel = program.kernels().get(0).kernel();
    Statement rows =
        kernel.body().stream().filter(Statement.For.class::isInstance).findFirst().orElseThrow();
    return rows.inside().stream().filter(Statement.For.class::isInstance).toList();
  }

  private static Expr pad(Expr x, int before, int after) {
    return Rearrange.pad(
        x, List.of(Extent.ZERO, Extent.of(before)), List.of(Extent.ZERO, Extent.of(after)));
  }

  private static boolean chooses(Statement loop) {
    return loop.inside().toString().contains("Choose");
  }

  @Test
  void besideAPaddedRowZerosHaveLoopsOfTheirOwn() {
    List<Statement> loops = loops(pad(x, 1, 2));
    assertEquals(3, loops.size());
    assertFalse(loops.stream().anyMatch(RangesTest::chooses), loops::toString);
    assertEquals(1, loops.get(0).inside().size(), loops::toString);
    assertTrue(loops.get(0).reads().isEmpty());
  }

  @Test
  void onOneSideTwoLoopsAreEnough() {
    assertEquals(2, loops(pad(x, 0, 2)).size());
    assertEquals(2, loops(sin(pad(x, 3, 0))).size());
  }

  /** Written out for each turn, the way to the condition would double with every value. */
  @Test
  @Timeout(60)
  void aConditionOnDataIsNotFollowedThroughAllThatItIsMadeOf() {
    Expr way = pad(x, 0, 2);
    for (int i = 0; i < 25; i++) {
      way = times(plus(way, way), "0.5");
    }
    Expr chosen = select(less(way, pad(x, 0, 2)), way, times(way, "2"));
    assertEquals(2, loops(maker.output("out", chosen).make()).size());
  }

  @Test
  void aLoopWithManyRangesStaysOne() {
    List<Statement> loops = loops(plus(pad(x, 1, 7), plus(pad(x, 3, 5), pad(x, 5, 3))));
    assertEquals(1, loops.size(), loops::toString);
    assertTrue(chooses(loops.get(0)), loops::toString);
  }
}
