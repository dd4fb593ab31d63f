package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.MatrixProduct.Layout;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.Step.Batch;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of graphs, seen in their programs. */
class SchedulingTest {
  private static final Extent LARGE = Extent.of(100);

  private final GraphMaker maker = new GraphMaker("Made");

  private static List<Step> steps(Program program, Entry entry) {
    return program.routines().stream()
        .filter(routine -> routine.entry() == entry)
        .map(Routine::steps)
        .findFirst()
        .orElseThrow();
  }

  private List<Step> predicted(Expr value) {
    Graph graph = maker.output("out", value).make();
    checkNumbers(graph);
    return steps(Scheduler.schedule(graph, Precision.F64), Entry.PREDICT);
  }

  private static void checkNumbers(Graph graph) {
    Compiled compiled = Compiled.of(graph, Precision.F64);
    Map<String, Long> dims = Map.of("N", 7L, "K", 3L);
    new Run(graph, Precision.F64, compiled.type("Made"), dims, Run.random(5)).check();
  }

  private static Step.Multiply product(List<Step> steps) {
    assertEquals(1, steps.size(), steps::toString);
    return (Step.Multiply) steps.get(0);
  }

  private static MatrixProduct matrices(Step.Multiply multiply) {
    return (MatrixProduct) multiply.product();
  }

  private Expr matrix(String name, Extent rows, Extent columns) {
    return maker.input(name, TensorType.real(rows, columns));
  }

  @Test
  void anElementwiseChainIsOneLoop() {
    Expr x = matrix("x", maker.dim("N"), maker.dim("K"));
    Graph graph = maker.output("out", times(plus(sin(times(x, x)), "1"), x)).make();
    Program program = Scheduler.schedule(graph, Precision.F64);
    List<Step> steps = steps(program, Entry.PREDICT);
    assertEquals(1, steps.size());
    List<Statement> body =
        program.kernels().get(((Step.Launch) steps.get(0)).kernel()).kernel().body();
    assertTrue(
        body.stream().filter(Statement.For.class::isInstance).count() == 1
            && LoopPrinter.print(program).contains("turns K*N"),
        () -> LoopPrinter.print(program));
  }

  @Test
  void onVectorsWhatSharesArraysIsDoneStripByStripWithOneElementaryFunctionInALoop() {
    Expr x = maker.input("x", TensorType.real(maker.dim("N")));
    Expr y = sin(x);
    Expr z = sin(times(y, y));
    Graph graph = maker.output("y", y).output("z", z).output("sum", Totals.sum(z)).make();
    Program program = Scheduler.schedule(graph, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Step.Chain chain = (Step.Chain) steps(program, Entry.PREDICT).get(0);
    assertEquals(
        List.of(1, 1, 0), chain.stages().stream().map(stage -> functions(program, stage)).toList());
    assertTrue(chain.stages().get(2).total().isPresent());
  }

  @Test
  void inPlainJavaTheFunctionsOfAChainAreDoneStripByStripInLoopsOfTheirOwn() {
    Expr x = maker.input("x", TensorType.real(maker.dim("N")));
    Expr y = sin(x);
    Expr z = sin(times(y, y));
    Graph graph = maker.output("y", y).output("z", z).output("sum", Totals.sum(z)).make();
    List<Step> steps = steps(Scheduler.schedule(graph, Precision.F32), Entry.PREDICT);
    assertEquals(2, ((Step.Strips) steps.get(0)).steps().size());
    assertTrue(steps.get(1) instanceof Step.Launch, steps::toString);
    Program vectors = Scheduler.schedule(graph, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Step.Chain chain = (Step.Chain) steps(vectors, Entry.PREDICT).get(0);
    assertEquals(
        steps.stream().map(Step::getClass).toList(),
        chain.steps().stream().map(Step::getClass).toList());
  }

  private static int functions(Program program, Step.Stage stage) {
    String text = program.stages().get(stage.kernel()).kernel().body().toString();
    return text.split("SINE").length - 1;
  }

  @Test
  void aMapIsComputedInItsReduction() {
    Expr x = matrix("x", maker.dim("N"), maker.dim("K"));
    assertEquals(1, predicted(Totals.sum(sin(times(x, x)), List.of(1))).size());
  }

  @Test
  void aTransposeThatIsReadAgainAndAgainIsMadeOnce() {
    Extent n = maker.dim("N");
    Expr across = Rearrange.transpose(matrix("x", n, LARGE));
    Expr y = maker.input("y", TensorType.real(maker.dim("K"), LARGE, n));
    Expr again = Rearrange.broadcast(across, y.shape(), List.of(1, 2));
    assertEquals(2, predicted(plus(y, again)).size());
  }

  @Test
  void aTransposeThatIsReadOnceIsNotMade() {
    Extent n = maker.dim("N");
    Expr across = Rearrange.transpose(matrix("x", n, LARGE));
    assertEquals(1, predicted(plus(matrix("y", LARGE, n), across)).size());
  }

  @Test
  void aMatrixProductIsACall() {
    Extent n = maker.dim("N");
    Step.Multiply multiply =
        product(predicted(Totals.matrixProduct(matrix("x", n, LARGE), matrix("y", LARGE, LARGE))));
    assertEquals(Layout.PLAIN, matrices(multiply).left());
    assertEquals(Layout.PLAIN, matrices(multiply).right());
    assertEquals(n, matrices(multiply).m());
  }

  @Test
  void transposedOperandsAreReadAcross() {
    Extent n = maker.dim("N");
    Expr x = Rearrange.transpose(matrix("x", LARGE, n));
    Expr y = Rearrange.transpose(matrix("y", LARGE, LARGE));
    Step.Multiply multiply = product(predicted(Totals.matrixProduct(x, y)));
    assertEquals(Layout.TRANSPOSED, matrices(multiply).left());
    assertEquals(Layout.TRANSPOSED, matrices(multiply).right());
  }

  @Test
  void aTransposedResultSwapsTheOperands() {
    Extent n = maker.dim("N");
    Expr x = matrix("x", n, LARGE);
    Expr y = matrix("y", LARGE, Extent.of(20));
    Expr product = Totals.contract(x, List.of(0, 1), y, List.of(1, 2), List.of(2, 0));
    assertEquals(n, matrices(product(predicted(product))).n());
  }

  @Test
  void leadingAxesThatLieTogetherAreRowsOfOneProduct() {
    Extent n = maker.dim("N");
    Extent k = maker.dim("K");
    Expr x = maker.input("x", TensorType.real(n, k, LARGE));
    Expr product = Totals.matrixProduct(x, matrix("y", LARGE, LARGE));
    Step.Multiply multiply = product(predicted(product));
    assertEquals(n.times(k), matrices(multiply).m());
    assertEquals(List.of(), multiply.batches());
  }

  @Test
  void axesOfBothOperandsRepeatTheProduct() {
    Extent n = maker.dim("N");
    Extent k = maker.dim("K");
    Expr q = maker.input("q", TensorType.real(n, k, Extent.of(4), LARGE));
    Expr r = maker.input("r", TensorType.real(n, k, Extent.of(4), LARGE));
    // Attention: scores[n, h, t, s] = sum over d of q[n, t, h, d] * r[n, s, h, d].
    Expr scores =
        Totals.contract(q, List.of(0, 1, 2, 3), r, List.of(0, 4, 2, 3), List.of(0, 2, 1, 4));
    Step.Multiply multiply = product(predicted(scores));
    assertEquals(List.of(), multiply.turns());
    assertEquals(List.of(n, Extent.of(4)), multiply.batches().stream().map(Batch::count).toList());
  }

  @Test
  void sumsOverSeparateAxesAddUpProducts() {
    Extent n = maker.dim("N");
    Expr x = maker.input("x", TensorType.real(Extent.of(30), n, LARGE));
    Expr y = maker.input("y", TensorType.real(Extent.of(30), LARGE, Extent.of(40)));
    Expr product = Totals.contract(x, List.of(0, 1, 2), y, List.of(0, 2, 3), List.of(1, 3));
    List<Step> steps = predicted(product);
    assertEquals(2, steps.size(), "zeros, then the product");
  }

  @Test
  void aTinyProductIsALoop() {
    Expr x = matrix("x", Extent.of(2), Extent.of(3));
    Expr y = matrix("y", Extent.of(3), Extent.of(2));
    assertTrue(predicted(Totals.matrixProduct(x, y)).get(0) instanceof Step.Launch);
  }

  @Test
  void equalLayersShareTheirKernels() {
    Expr x = matrix("x", maker.dim("N"), LARGE);
    Expr y = x;
    for (int i = 0; i < 5; i++) {
      Expr w = maker.param("blocks." + i + ".w", TensorType.real(LARGE, LARGE));
      Expr b = maker.param("blocks." + i + ".b", TensorType.real(LARGE));
      y = sin(plus(Totals.matrixProduct(y, w), b));
    }
    Program program = Scheduler.schedule(maker.output("out", y).make(), Precision.F64);
    assertEquals(10, steps(program, Entry.PREDICT).size());
    assertTrue(program.kernels().size() <= 6, () -> LoopPrinter.print(program));
  }

  @Test
  void predictionNeedsNoMoreArraysForMoreLayers() {
    Expr x = matrix("x", maker.dim("N"), LARGE);
    Expr y = x;
    for (int i = 0; i < 20; i++) {
      Expr w = maker.param("w" + i, TensorType.real(LARGE, LARGE));
      y = sin(Totals.matrixProduct(y, w));
    }
    Program program = Scheduler.schedule(maker.output("out", y).make(), Precision.F64);
    long slots =
        program.slots().stream().filter(slot -> slot.users().contains(Entry.PREDICT)).count();
    assertTrue(slots <= 2, () -> LoopPrinter.print(program));
  }

  @Test
  void manyPartsBecomeOneTensorInSeveralKernels() {
    Extent n = maker.dim("N");
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Expr part = maker.input("x" + i, TensorType.real(n, Extent.of(2)));
      parts.add(i % 3 == 0 ? sin(part) : part);
    }
    int sines = 14;
    Graph graph = maker.output("out", Rearrange.concat(parts, 1)).make();
    checkNumbers(graph);
    Program program = Scheduler.schedule(graph, Precision.F64);
    List<Step> steps = steps(program, Entry.PREDICT);
    List<Step> filling = steps.subList(sines, steps.size());
    assertTrue(filling.size() > 1 && filling.size() < parts.size() / 2, filling::toString);
    Set<Integer> written = new HashSet<>();
    filling.forEach(step -> written.addAll(written(program, (Step.Launch) step)));
    assertEquals(1, written.size(), () -> LoopPrinter.print(program));
  }

  private static List<Integer> written(Program program, Step.Launch launch) {
    List<Kernel.Array> arrays = program.kernels().get(launch.kernel()).kernel().arrays();
    return IntStream.range(0, arrays.size())
        .filter(i -> arrays.get(i).access() == Kernel.Access.WRITE)
        .mapToObj(launch.buffers()::get)
        .toList();
  }

  @Test
  void aLongConstantIsWrittenInPieces() {
    maker.dim("N");
    List<Expr> numbers = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      numbers.add(Leaves.literal(maker.table(), i + ".25"));
    }
    Graph graph = maker.output("out", Rearrange.stack(numbers, 0)).make();
    checkNumbers(graph);
    MethodSizes.requireSmall(Compiled.of(graph, Precision.F64).classes());
  }

  @Test
  void seededOutputsMayBeAskedAgain() {
    Expr x = matrix("x", maker.dim("N"), Extent.of(5));
    Expr y = x;
    for (int i = 0; i < 4; i++) {
      Expr w = maker.param("w" + i, TensorType.real(Extent.of(5), Extent.of(5)));
      y = sin(Totals.matrixProduct(y, w));
    }
    Graph graph = maker.output("out", y).make();
    Compiled compiled = Compiled.of(graph, Precision.F64);
    Run run = new Run(graph, Precision.F64, compiled.type("Made"), Map.of("N", 3L), Run.random(1));
    run.check();
    run.checkSeedsOneAfterAnother(Run.random(2));
  }

  @Test
  void outputsMayBeInputsOrEachOther() {
    Expr x = matrix("x", maker.dim("N"), LARGE);
    Expr y = sin(x);
    maker.output("same", x).output("first", y).output("second", y);
    Expr reshaped = Rearrange.reshape(y, Shape.of(y.shape().size()));
    checkNumbers(maker.output("flat", reshaped).make());
  }

  @Test
  void formulasThatDifferInTheirArraysAloneAreOneKernel() {
    List<Expr> x = IntStream.range(0, 12).mapToObj(i -> matrix("x" + i, 20, 30)).toList();
    Expr wide = matrix("wide", 30, 20);
    maker.output("first", times(sin(x.get(0)), x.get(1)));
    maker.output("like", times(sin(x.get(2)), x.get(3)));
    maker.output("ofOne", times(sin(x.get(4)), x.get(4)));
    maker.output("ofOthers", times(sin(wide), matrix("wider", 30, 20)));
    maker.output("rows", Totals.sum(times(sin(x.get(6)), x.get(7)), List.of(1)));
    maker.output("likeRows", Totals.sum(times(sin(x.get(8)), x.get(9)), List.of(1)));
    maker.output("columns", Totals.sum(times(sin(x.get(10)), x.get(11)), List.of(0)));
    Graph graph = maker.make();
    checkNumbers(graph);
    List<Integer> kernels =
        steps(Scheduler.schedule(graph, Precision.F64), Entry.PREDICT).stream()
            .map(step -> ((Step.Launch) step).kernel())
            .toList();
    assertEquals(List.of(0, 0, 1, 0, 2, 2, 3), kernels);
  }

  private Expr matrix(String name, int rows, int columns) {
    return matrix(name, Extent.of(rows), Extent.of(columns));
  }
}
