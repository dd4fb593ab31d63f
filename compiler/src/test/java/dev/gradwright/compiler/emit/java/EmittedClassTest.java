package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Work;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmittedClassTest {
  private static final int IN = 7;
  private static final int CLASSES = 10;
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    compiled = Compiled.of(MlpGraph.of(IN, 13, CLASSES), Precision.F32);
  }

  private static Parameters parameters() {
    return compiled.type("Mlp").initialise(3);
  }

  private static Model model(Parameters parameters, int... dims) {
    return compiled.type("Mlp").create(parameters, dims);
  }

  private static List<Tensor> batch(int n) {
    return batch(n, n);
  }

  private static List<Tensor> batch(int n, long seed) {
    Random random = new Random(seed);
    FloatTensor x = FloatTensor.zeros(n, IN);
    for (int i = 0; i < x.size(); i++) {
      x.set(i, random.nextGaussian());
    }
    IntTensor y = IntTensor.of(random.ints(n, 0, CLASSES).toArray(), n);
    return List.of(x, y);
  }

  private static double[] gradients(Model model) {
    double[] all = new double[model.gradients().flat().size()];
    model.gradients().flat().copyTo(all);
    return all;
  }

  @Test
  void aTrainingStepAllocatesNothingOnceWarm() {
    int[] dims = {16};
    Model model = model(parameters(), dims);
    List<Tensor> batch = batch(16);
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20 && allocated > 0; attempt++) {
      allocated =
          Work.of(
              () -> {
                for (int step = 0; step < 50; step++) {
                  model.resize(dims);
                  model.forward(batch);
                  model.backward();
                }
              });
    }
    assertEquals(0, allocated);
  }

  @Test
  void equalDimsLeaveNothingToGoBackFrom() {
    Model model = model(parameters(), 4);
    model.forward(batch(4));
    assertThrows(ShapeException.class, () -> model.resize(-1));
    model.backward();
    model.forward(batch(4));
    model.resize(4);
    assertThrows(IllegalStateException.class, model::backward);
  }

  @Test
  void equalGraphsGiveEqualText() {
    assertEquals(
        JavaEmitter.emit(Scheduler.schedule(MlpGraph.of(5, 4, 3), Precision.F64)),
        JavaEmitter.emit(Scheduler.schedule(MlpGraph.of(5, 4, 3), Precision.F64)));
  }

  @Test
  void workspacesOfDifferentSizesShareParameters() {
    Parameters parameters = parameters();
    Model one = model(parameters, 1);
    Model eight = model(parameters, 8);
    List<Tensor> batch = batch(8);
    eight.forward(batch);
    float[] all = ((FloatTensor) eight.outputs().get(0)).array();
    FloatTensor row = FloatTensor.zeros(1, IN);
    System.arraycopy(((FloatTensor) batch.get(0)).array(), 3 * IN, row.array(), 0, IN);
    one.forward(List.of(row, IntTensor.of(new int[] {0}, 1)));
    FloatTensor single = (FloatTensor) one.outputs().get(0);
    for (int c = 0; c < CLASSES; c++) {
      assertEquals(all[3 * CLASSES + c], single.get(c), 1e-6);
    }
  }

  @Test
  void resizingGivesTheResultsOfANewWorkspace() {
    Parameters parameters = parameters();
    Model resized = model(parameters, 64);
    resized.forward(batch(64));
    resized.backward();
    resized.resize(5);
    Model fresh = model(parameters, 5);
    assertEquals(fresh.forward(batch(5)), resized.forward(batch(5)));
    fresh.backward();
    resized.backward();
    assertArrayEquals(gradients(fresh), gradients(resized));
    assertEquals(fresh.peakBytes(), resized.peakBytes());
  }

  @Test
  void addedGradientsAreTheSumOfThoseOfBothSteps() throws ReflectiveOperationException {
    List<Tensor> other = batch(4, 99);
    Model model = model(parameters(), 4);
    double[] first = gradientsOf(model, batch(4));
    double[] second = gradientsOf(model, other);
    gradientsOf(model, batch(4));
    model.forward(other);
    model.getClass().getMethod("backwardAdding").invoke(model);
    double[] sum = gradients(model);
    for (int i = 0; i < sum.length; i++) {
      double size = Math.abs(first[i]) + Math.abs(second[i]);
      assertEquals(first[i] + second[i], sum[i], 1e-6 * size);
    }
    assertTrue(IntStream.range(0, sum.length).anyMatch(i -> first[i] * second[i] < 0));
  }

  private static double[] gradientsOf(Model model, List<Tensor> batch) {
    model.forward(batch);
    model.backward();
    return gradients(model);
  }

  @Test
  void aWrongShapeIsRefusedInTheUsersTerms() {
    Model model = model(parameters(), 4);
    List<Tensor> wrong = List.of(FloatTensor.zeros(4, 8), batch(4).get(1));
    assertMessage("x is [4, 8], declared real[N, In] with In = 7", () -> model.forward(wrong));
    List<Tensor> short1 = List.of(batch(4).get(0), IntTensor.of(new int[3], 3));
    assertMessage(
        "y is [3], declared int[N] with N = 4; resize(3) binds N = 3", () -> model.forward(short1));
  }

  @Test
  void aValueOutsideItsDomainIsRefusedInTheUsersTerms() {
    Model model = model(parameters(), 2);
    List<Tensor> outside = List.of(batch(2).get(0), IntTensor.of(new int[] {1, 12}, 2));
    assertMessage(
        "y[1] is 12, declared int[N] in 0..Classes with Classes = 10",
        () -> model.forward(outside));
  }

  @Test
  void dimsThatAreTooLargeOrNegativeAreRefusedAndChangeNothing() {
    Model model = model(parameters(), 2);
    double before = model.forward(batch(2));
    assertThrows(ShapeException.class, () -> model.resize(-1));
    assertThrows(ShapeException.class, () -> model.resize(Integer.MAX_VALUE));
    assertEquals(before, model.forward(batch(2)));
  }

  @Test
  void theWayBackNeedsAWayForward() {
    Model model = model(parameters(), 2);
    assertThrows(IllegalStateException.class, model::backward);
    model.forward(batch(2));
    model.backward();
    assertThrows(IllegalStateException.class, model::backward);
  }

  @Test
  void anEmptyBatchIsLegal() {
    Model model = model(parameters(), 0);
    model.forward(batch(0));
    model.backward();
    assertEquals(0, model.outputs().get(0).size());
  }

  @Test
  void parametersTravelByValue() throws IOException, ClassNotFoundException {
    Parameters parameters = parameters();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(parameters);
    }
    Parameters read = (Parameters) read(bytes.toByteArray());
    assertEquals(paths(parameters), paths(read));
    assertEquals(model(parameters, 6).forward(batch(6)), model(read, 6).forward(batch(6)));
  }

  private static List<String> paths(Parameters parameters) {
    return parameters.list().stream().map(Parameter::path).toList();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass description)
              throws IOException, ClassNotFoundException {
            return description.getName().startsWith("made.")
                ? compiled.load(description.getName())
                : super.resolveClass(description);
          }
        }) {
      return in.readObject();
    }
  }

  @Test
  void whatUsersWriteInCommentsStaysThere() {
    String attack =
        "*/ static { System.exit(1); } /* @deprecated {@link Nowhere} <b> \\u002a/ & \u00e9\n}";
    GraphMaker maker =
        new GraphMaker("Mlp", "let x = \\u000a static int injected; // \\ $L $T ")
            .documented(attack, attack);
    Graph graph = MlpGraph.of(maker, 3, 4, 5);
    String text =
        JavaEmitter.emit(Scheduler.schedule(graph, Precision.F32)).values().iterator().next();
    Compiled attacked = Compiled.of(graph, Precision.F32);
    assertEquals(0, attacked.type("Mlp").initialise(1).list().size() - 4);
    assertTrue(text.chars().allMatch(c -> c < 128), "only ASCII");
    assertFalse(
        java.util.Arrays.stream(attacked.load("made.Mlp").getDeclaredFields())
            .anyMatch(field -> field.getName().equals("injected")));
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable call) {
    assertEquals(expected, assertThrows(ShapeException.class, call).getMessage());
  }
}
