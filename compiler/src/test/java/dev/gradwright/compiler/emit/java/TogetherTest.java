package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Powers that the runtime computes many at a time. */
class TogetherTest {
  private final GraphMaker maker = new GraphMaker("Made");

  /** Whether there are loops of powers, once numbers have been compared. */
  private boolean areRaised(Expr value) {
    Graph graph = maker.output("out", value).make();
    for (Precision precision : Precision.values()) {
      Compiled compiled = Compiled.of(graph, precision);
      new Run(graph, precision, compiled.type("Made"), Map.of("N", 3L), Run.random(7)).check();
    }
    return Scheduler.schedule(graph, Precision.F64).kernels().stream()
        .anyMatch(kernel -> areRaised(kernel.kernel().body()));
  }

  private static boolean areRaised(List<Statement> body) {
    return body.stream().anyMatch(s -> s instanceof Statement.Raised || areRaised(s.inside()));
  }

  private Expr input(String name, int length) {
    return maker.input(name, TensorType.real(maker.dim("N"), Extent.of(length)));
  }

  @Test
  void longArraysAreRaisedTogether() {
    Expr x = input("x", 1100);
    assertTrue(areRaised(plus(power(x, "1.7"), "1")));
  }

  @Test
  void soAreRowsWhoseExponentsLieAcross() {
    Expr x = input("x", 70);
    Expr w = maker.input("w", TensorType.real(Extent.of(70)));
    assertTrue(areRaised(power(x, w)));
  }

  @Test
  void shortRowsAreRaisedOneByOne() {
    Expr x = maker.input("x", TensorType.real(Extent.of(63)));
    assertFalse(areRaised(plus(power(x, "1.7"), "1")));
  }
}
