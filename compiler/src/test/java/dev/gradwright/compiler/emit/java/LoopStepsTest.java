package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Work;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.MatrixProduct.Store;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of loops, seen in their programs and in memory. */
class LoopStepsTest {
  private static final int STATE = 3;

  private final GraphMaker maker = new GraphMaker("Looped");

  /** The path of a state that is pushed at each step, and what a loss wants of it. */
  private Graph path(Extent trips) {
    LoopMaker loop = new LoopMaker(maker.table(), trips, Direction.FORWARD);
    Extent state = Extent.of(STATE);
    Expr s = loop.carry(maker.input("start", TensorType.real(state)));
    Expr push = loop.slice(maker.param("push", TensorType.real(trips, state)));
    Expr next = maker.named("next", plus(s, times("0.1", sin(plus(s, push)))));
    loop.next(next);
    Expr path = maker.named("path", loop.stacked(next));
    return maker.output("trajectory", path).loss(Totals.sum(square(path))).make();
  }

  private static List<Step> steps(Program program, Entry entry) {
    return program.routines().stream()
        .filter(routine -> routine.entry() == entry)
        .findFirst()
        .orElseThrow()
        .steps();
  }

  private static List<Step.Repeat> repeats(List<Step> steps) {
    return steps.stream()
        .filter(Step.Repeat.class::isInstance)
        .map(Step.Repeat.class::cast)
        .toList();
  }

  private static Program schedule(Graph graph) {
    return Scheduler.schedule(graph, Precision.F64);
  }

  @Test
  void theLengthOfALoopIsOneNumberInItsCode() {
    String few = text(new LoopStepsTest().path(Extent.of(1000)));
    String many = text(new LoopStepsTest().path(Extent.of(20_000)));
    // The lengths of arrays follow from it; neither is long enough for several threads.
    String numbers = "\\b\\d{3,}L?\\b";
    assertEquals(few.replaceAll(numbers, "n"), many.replaceAll(numbers, "n"));
  }

  private static String text(Graph graph) {
    return JavaEmitter.emit(schedule(graph)).values().iterator().next();
  }

  @Test
  void allResultsComeOutOfOneLoop() {
    Program program = schedule(path(maker.dim("T")));
    for (Entry entry : Entry.values()) {
      assertEquals(1, repeats(steps(program, entry)).size(), () -> LoopPrinter.print(program));
    }
  }

  @Test
  void predictionKeepsNothingForTheWayBack() {
    Program program = schedule(path(maker.dim("T")));
    List<Extent> kept =
        program.slots().stream()
            .filter(slot -> slot.users().contains(Entry.PREDICT))
            .map(Slot::size)
            .filter(size -> size.dims().contains("T"))
            .toList();
    assertEquals(List.of(), kept, () -> LoopPrinter.print(program));
  }

  @Test
  void whatDoesNotChangeIsComputedOnce() {
    Extent large = Extent.of(30);
    LoopMaker loop = new LoopMaker(maker.table(), maker.dim("T"), Direction.FORWARD);
    Expr s = loop.carry(maker.input("start", TensorType.real(large, large)));
    Expr w = loop.capture(maker.input("w", TensorType.real(large, large)));
    loop.next(sin(plus(s, Totals.matrixProduct(w, w))));
    Program program = schedule(maker.output("last", loop.last(s)).make());
    List<Step> steps = steps(program, Entry.PREDICT);
    assertTrue(steps.stream().anyMatch(Step.Multiply.class::isInstance));
    assertEquals(1, repeats(steps).get(0).steps().size(), () -> LoopPrinter.print(program));
  }

  @Test
  void aSumOverStepsGrowsInPlace() {
    Extent large = Extent.of(30);
    LoopMaker loop = new LoopMaker(maker.table(), maker.dim("T"), Direction.FORWARD);
    Expr sum = loop.carry(maker.param("start", TensorType.real(large)));
    Expr x = loop.slice(maker.input("x", TensorType.real(Extent.dim("T"), large)));
    loop.next(plus(sum, square(x)));
    Program program = schedule(maker.output("sum", loop.last(sum)).make());
    List<Step> steps = steps(program, Entry.PREDICT);
    assertEquals(1, repeats(steps).get(0).steps().size(), () -> LoopPrinter.print(program));
    assertTrue(program.slots().stream().noneMatch(slot -> slot.users().contains(Entry.PREDICT)));
  }

  @Test
  void productsAddUpInTheArrayOfTheirSum() {
    Extent large = Extent.of(30);
    Extent trips = maker.dim("T");
    LoopMaker loop = new LoopMaker(maker.table(), trips, Direction.FORWARD);
    Expr sum = loop.carry(maker.param("start", TensorType.real(large, large)));
    Expr x = loop.slice(maker.input("x", TensorType.real(trips, large, large)));
    loop.next(plus(sum, Totals.matrixProduct(x, x)));
    Graph graph = maker.output("sum", loop.last(sum)).make();
    List<Step> inside = repeats(steps(schedule(graph), Entry.PREDICT)).get(0).steps();
    assertEquals(1, inside.size());
    assertEquals(Store.ADD, ((Step.Multiply) inside.get(0)).product().store());
    Compiled compiled = Compiled.of(graph, Precision.F64);
    new Run(graph, Precision.F64, compiled.type("Looped"), Map.of("T", 4L), Run.random(1)).check();
  }

  @Test
  void aBodyOfManyStepsIsSeveralMethods() {
    Extent large = Extent.of(20);
    LoopMaker loop = new LoopMaker(maker.table(), Extent.of(3), Direction.BACKWARD);
    Expr s = loop.carry(maker.input("start", TensorType.real(large, large)));
    Expr w = loop.capture(maker.param("w", TensorType.real(large, large)));
    Expr next = s;
    for (int i = 0; i < 70; i++) {
      next = times("0.2", Totals.matrixProduct(next, w));
    }
    loop.next(next);
    Graph graph = maker.output("last", loop.last(s)).make();
    Compiled compiled = Compiled.of(graph, Precision.F64);
    MethodSizes.requireSmall(compiled.classes());
    new Run(graph, Precision.F64, compiled.type("Looped"), Map.of(), Run.random(1)).check();
  }

  /** A state that goes through the same weights again and again, and a loss of what comes out. */
  private Graph recurrence(Keep keep) {
    Extent size = Extent.of(8);
    LoopMaker loop = new LoopMaker(maker.table(), Extent.of(10_000), Direction.FORWARD).keep(keep);
    Expr s = loop.carry(maker.input("start", TensorType.real(size)));
    Expr w = loop.capture(maker.param("w", TensorType.real(size, size)));
    loop.next(sin(Totals.sum(times(Rearrange.under(s, w.shape()), w), List.of(1))));
    Expr last = loop.last(s);
    return maker.output("last", last).loss(Totals.sum(square(last))).make();
  }

  @Test
  void segmentsOfALoopKeepLessAndGiveTheSame() throws IllegalAccessException {
    Model all = recurred(Keep.MENTIONED);
    Model few = recurred(new Keep.Segments(Optional.empty()));
    assertTrue(
        5 * few.peakBytes() < all.peakBytes(), few.peakBytes() + " against " + all.peakBytes());
    assertEquals(allocated(few), few.peakBytes());
    // The weights' gradients are summed up in another order, 10,000 terms of each.
    assertArrayEquals(flat(all), flat(few), 1e-12);
  }

  private static Model recurred(Keep keep) {
    Compiled compiled = Compiled.of(new LoopStepsTest().recurrence(keep), Precision.F64);
    Model model = compiled.type("Looped").create(compiled.type("Looped").initialise(1));
    model.forward(List.of(DoubleTensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 8)));
    model.backward();
    return model;
  }

  private static double[] flat(Model model) {
    double[] all = new double[model.gradients().flat().size()];
    model.gradients().flat().copyTo(all);
    return all;
  }

  private static Model model(int trips) {
    Compiled compiled = Compiled.of(new LoopStepsTest().path(Extent.of(trips)), Precision.F64);
    return compiled.type("Looped").create(compiled.type("Looped").initialise(1));
  }

  private static final List<Tensor> START = List.of(DoubleTensor.of(new double[STATE], STATE));

  @Test
  void stepsAllocateNothingOnceWarm() {
    Model model = model(50);
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20 && allocated > 0; attempt++) {
      allocated =
          Work.of(
              () -> {
                for (int step = 0; step < 50; step++) {
                  model.forward(START);
                  model.backward();
                }
              });
    }
    assertEquals(0, allocated);
  }

  @Test
  void theStatedPeakIsWhatIsAllocated() throws IllegalAccessException {
    Model model = model(1000);
    model.forward(START);
    model.backward();
    assertEquals(allocated(model), model.peakBytes());
    String peak = "peak bytes: " + model.peakBytes() + "\n";
    assertTrue(model.memory().startsWith(peak), model::memory);
  }

  /** The bytes of all arrays that a workspace has beside its parameters. */
  private static long allocated(Model model) throws IllegalAccessException {
    long bytes = 0;
    for (Field field : model.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      if (field.getType().isArray()) {
        assertEquals(double.class, field.getType().getComponentType());
        bytes += 8L * Array.getLength(field.get(model));
      }
    }
    Stream<Tensor> tensors =
        Stream.concat(
            model.outputs().stream(), model.gradients().list().stream().map(Parameter::value));
    bytes += tensors.mapToLong(tensor -> 8L * tensor.size()).sum();
    return bytes;
  }
}
