package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeModelTest {
  private static Graph chain(int operations) {
    GraphMaker maker = new GraphMaker("Chain");
    Extent n = maker.dim("N");
    Expr x = maker.input("x", TensorType.real(n));
    Expr w = maker.param("w", TensorType.real(Extent.of(1)));
    Expr scale = Totals.sum(w);
    Expr value = x;
    for (int i = 0; i < operations; i += 2) {
      value = Formula.sin(Formula.plus(value, scale));
    }
    return maker.loss(Totals.sum(value)).make();
  }

  @Test
  void aChainOfThirtyThousandOperationsCompilesToFewKernels() {
    Program program = Scheduler.schedule(chain(30_000), Precision.F64);
    assertTrue(program.kernels().size() < 20, "kernels: " + program.kernels().size());
    assertEquals(1, JavaEmitter.emit(program).size());
  }

  @Test
  void aLongChainCompilesToMethodsThatHotSpotCompiles() {
    MethodSizes.requireSmall(Compiled.of(chain(4_000), Precision.F64).classes());
  }

  @Test
  void aLongChainComputesWhatTheEvaluatorDoes() {
    Graph graph = chain(600);
    Compiled compiled = Compiled.of(graph, Precision.F64);
    new Run(graph, Precision.F64, compiled.type("Chain"), Map.of("N", 7L), Run.random(1)).check();
  }

  @Test
  void hundredsOfDifferentKernelsCompileToMethodsThatHotSpotCompiles() {
    GraphMaker maker = new GraphMaker("Wide");
    Extent n = maker.dim("N");
    Expr x = maker.input("x", TensorType.real(n));
    Expr total = Totals.sum(x);
    for (int i = 0; i < 300; i++) {
      Expr w = maker.param("layer" + i + ".w", TensorType.real(Extent.of(2)));
      Expr scaled = Formula.times(x, Totals.sum(Formula.times(w, i + ".5")));
      total = Formula.plus(total, Totals.sum(Formula.sin(scaled)));
    }
    Graph graph = maker.loss(total).make();
    Compiled compiled = Compiled.of(graph, Precision.F64);
    MethodSizes.requireSmall(compiled.classes());
    assertEquals(
        300, compiled.type("Wide").initialise(1).list().size(), "all parameters are there");
    new Run(graph, Precision.F64, compiled.type("Wide"), Map.of("N", 3L), Run.random(1)).check();
  }
}
