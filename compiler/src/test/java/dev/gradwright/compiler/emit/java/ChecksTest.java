package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What generated classes check when dims are bound and when they compute. */
class ChecksTest {
  private final GraphMaker maker = new GraphMaker("Made");
  private final Extent n = maker.dim("N");

  private static ModelType type(Graph graph) {
    return Compiled.of(graph, Precision.F64).type("Made");
  }

  private static Model model(Graph graph, int... dims) {
    ModelType type = type(graph);
    return type.create(type.initialise(1), dims);
  }

  private Graph rows(Optional<Graph.Domain> domain) {
    Expr table = maker.input("table", TensorType.real(Extent.of(5), Extent.of(2)));
    TensorType ints = new TensorType(ElementType.INT, Shape.of(n));
    Expr words = maker.input("words", ints, "int[N]", domain);
    List<Place> places = List.of(new Place.Given(1, List.of(0)), Place.axis(1));
    Expr read = maker.table().apply(new Gather(Shape.of(n, Extent.of(2)), places), table, words);
    return maker.output("read", read).make();
  }

  @Test
  void anIndexWithoutDomainIsCheckedWhereItIsUsed() {
    Model model = model(rows(Optional.empty()), 1);
    List<Tensor> inputs = List.of(DoubleTensor.zeros(5, 2), IntTensor.of(new int[] {5}, 1));
    ShapeException refused = assertThrows(ShapeException.class, () -> model.forward(inputs));
    assertEquals("index 5 into table, whose extent there is 5", refused.getMessage());
  }

  @Test
  void anIndexInsideItsDomainNeedsNoFurtherCheck() {
    Graph.Domain domain = new Graph.Domain.Ints(Extent.ZERO, Extent.of(5), "0..5");
    String without = text(rows(Optional.of(domain)));
    assertFalse(without.contains("inside("), without);
  }

  @Test
  void anIndexWhoseDomainIsTooWideIsCheckedToo() {
    Graph.Domain domain = new Graph.Domain.Ints(Extent.ZERO, Extent.of(6), "0..6");
    String with = text(rows(Optional.of(domain)));
    assertTrue(with.contains("inside("), with);
  }

  private static String text(Graph graph) {
    return JavaEmitter.emit(Scheduler.schedule(graph, Precision.F64)).values().iterator().next();
  }

  @Test
  void whatAModelRequiresIsCheckedWhenDimsAreBound() {
    maker.require(n.plus(-3), "path[N-3] is read");
    maker.require(n.dividedBy(Extent.of(4)), "N is split in 4");
    maker.require(Extent.of(9).minus(n), "N is counted down");
    Expr x = maker.input("x", TensorType.real(n));
    Graph graph = maker.output("y", Formula.sin(x)).make();
    Model model = model(graph, 4);
    assertEquals(
        "N = 2, but must be at least 3: test.grad:1:1: path[N-3] is read",
        assertThrows(ShapeException.class, () -> model.resize(2)).getMessage());
    assertEquals(
        "-N + 9 = -3, but must not be negative: test.grad:1:1: N is counted down",
        assertThrows(ShapeException.class, () -> model.resize(12)).getMessage());
    assertEquals(
        "test.grad:1:1: N is split in 4: 6 is not divisible by 4",
        assertThrows(ShapeException.class, () -> model.resize(6)).getMessage());
  }

  @Test
  void arraysOfLayersAreReachedByTheirIndex() throws ReflectiveOperationException {
    Expr y = maker.input("x", TensorType.real(n, Extent.of(2)));
    for (int i = 0; i < 12; i++) {
      Expr w = maker.param("blocks." + i + ".fc.w", TensorType.real(Extent.of(2), Extent.of(2)));
      Expr b = maker.param("blocks." + i + ".fc.b", TensorType.real(Extent.of(2)));
      y = Formula.plus(Totals.matrixProduct(y, w), b);
    }
    Graph graph = maker.output("y", y).make();
    Object parameters = type(graph).initialise(1);
    Object block = parameters.getClass().getMethod("blocks", int.class).invoke(parameters, 11);
    Object fc = block.getClass().getMethod("fc").invoke(block);
    DoubleTensor b = (DoubleTensor) fc.getClass().getMethod("b").invoke(fc);
    var list = ((dev.gradwright.runtime.model.Parameters) parameters).list();
    assertEquals("blocks[11].fc.b", list.get(23).path());
    assertEquals(list.get(23).value(), b);
  }

  @Test
  void tensorsOfAnyRankAreChecked() {
    Shape shape = Shape.of(n, Extent.ONE, Extent.of(2), n, Extent.of(3));
    Expr x = maker.input("x", new TensorType(ElementType.REAL, shape));
    Graph graph = maker.output("y", Formula.sin(x)).make();
    new Run(graph, Precision.F64, type(graph), Map.of("N", 2L), Run.random(1)).check();
    Model model = model(graph, 2);
    List<Tensor> wrong = List.of(DoubleTensor.zeros(2, 1, 2, 2, 4));
    assertThrows(ShapeException.class, () -> model.forward(wrong));
  }

  @Test
  void literalsAreRoundedOnceToThePrecision() {
    Expr x = maker.input("x", TensorType.real(n));
    // Between two floats; rounding to double first would round it up.
    String decimal = "1.00000005960464477540";
    Graph graph = maker.output("y", Formula.times(x, decimal)).make();
    String text =
        JavaEmitter.emit(Scheduler.schedule(graph, Precision.F32)).values().iterator().next();
    assertTrue(text.contains("1.0000000596046447754f"), text);
  }
}
