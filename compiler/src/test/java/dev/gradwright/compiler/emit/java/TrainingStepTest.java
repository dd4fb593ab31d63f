package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.Work;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.checkpoint.Checkpoint;
import dev.gradwright.runtime.checkpoint.Position;
import dev.gradwright.runtime.model.FlatParameters;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a training step changes beside the gradients: state and random draws. */
class TrainingStepTest {
  private static final String NORMALISED =
      """
      import nn;
      model Normalised {
        dim N;
        input x: real[N, 4];
        input t: real[N, 4];
        use fc = Dense(4, 4);
        use bn[2] = BatchNorm1d(4);
        use drop = Dropout(0.3);
        let h = drop(tanh(bn[0](fc(x))));
        output y = bn[1](h);
        loss = mean((y - t)^2);
      }
      """;

  private static final String COUNTED =
      """
      model Counted {
        dim N;
        input x: real[N];
        param w: real = 2;
        state seen: real = 3;
        state fixed: real[2] = [5, 7];
        update seen = seen + 1;
        output y = w * x * seen * fixed[0];
        loss = sum(y);
      }
      """;

  private static final String SEEDED =
      """
      model Seeded {
        dim N;
        input x: real[N];
        state seen: real = 3;
        update seen = seen + sum(x);
        output y = x * seen * normal([N]);
      }
      """;

  private static final String DROPPED =
      """
      import nn;
      model Dropped {
        dim N;
        input x: real[N];
        param w: real = 1;
        use drop = Dropout(0.5);
        output a = drop(w * x);
        output b = drop(w * x);
        loss = sum(a) + 0 * sum(b);
      }
      """;

  private static final String SMALL =
      """

      model Small {
        dim N;
        input x: real[N, 3, 2, 2];
        input t: real[N, 3];
        param w: real[12, 3] init normal(std = 0.3);
        use bn = BatchNorm(3);
        output y = reshape(tanh(bn(x)), [N, 12]) @ w;
        loss = mean((y - t)^2);
      }
      """;

  @TempDir Path folder;

  private static RealTensor ramp(Precision precision, int... shape) {
    RealTensor ramp =
        precision == Precision.F32 ? FloatTensor.zeros(shape) : DoubleTensor.zeros(shape);
    for (int i = 0; i < ramp.size(); i++) {
      ramp.set(i, Math.sin(i + 1));
    }
    return ramp;
  }

  private static double[] numbers(Tensor tensor) {
    RealTensor real = (RealTensor) tensor;
    return IntStream.range(0, real.size()).mapToDouble(real::get).toArray();
  }

  private static double[] state(Model model) {
    FlatParameters flat = new FlatParameters(model.parameters().state());
    return IntStream.range(0, flat.size()).mapToDouble(flat::get).toArray();
  }

  /** A model over parameters of its own class. */
  private static Model fresh(Compiled compiled, String name, long seed, int... n) {
    return compiled.type(name).create(compiled.type(name).initialise(seed), n);
  }

  @Test
  void stateChangesWhenTheStepIsDoneAndNotBefore() {
    Model model = fresh(Compiled.ofText(COUNTED, Precision.F64), "Counted", 1, 3);
    RealTensor x = ramp(Precision.F64, 3);
    double first = model.forward(List.of(x));
    assertArrayEquals(new double[] {3, 5, 7}, state(model));
    assertEquals(first, model.forward(List.of(x)));
    model.backward();
    double sum = IntStream.range(0, 3).mapToDouble(x::get).sum();
    assertEquals(15 * sum, model.gradients().list().get(0).value().get(0), 1e-12);
    assertArrayEquals(new double[] {4, 5, 7}, state(model));
    assertEquals(first * 4 / 3, model.forward(List.of(x)), 1e-12);
  }

  @Test
  void optimizersDoNotSeeState() {
    Model model = fresh(Compiled.ofText(COUNTED, Precision.F64), "Counted", 1, 3);
    assertEquals(1, model.parameters().flat().size());
    assertEquals(List.of("w"), paths(model.parameters().list()));
    assertEquals(List.of("seen", "fixed"), paths(model.parameters().state()));
  }

  private static List<String> paths(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::path).toList();
  }

  @Test
  void layersInAnArrayKeepTheirStateUnderIt() throws ReflectiveOperationException {
    Compiled compiled = Compiled.ofText(NORMALISED, Precision.F32);
    Parameters parameters = compiled.type("Normalised").initialise(1);
    assertEquals(
        List.of("bn[0].runMean", "bn[0].runVar", "bn[1].runMean", "bn[1].runVar"),
        paths(parameters.state()));
    Object layer =
        parameters.getClass().getMethod("bn", int.class).invoke(parameters, Integer.valueOf(1));
    assertEquals(
        parameters.state().get(3).value(), layer.getClass().getMethod("runVar").invoke(layer));
  }

  @Test
  void anotherWayBackOfOneStepSeesTheStateItBeganWith() {
    Model model = fresh(Compiled.ofText(SEEDED, Precision.F64), "Seeded", 1, 3);
    RealTensor x = ramp(Precision.F64, 3);
    model.forward(List.of(x));
    double[] y = numbers(model.outputs().get(0));
    double[][] seeds = {{0.5, -2, 3}, {-1, 0.25, 7}, {0.5, -2, 3}};
    double[] state = {};
    for (double[] seed : seeds) {
      model.vjp(List.of(DoubleTensor.of(seed, 3)));
      double[] gradient = numbers(model.inputGradient("x").orElseThrow());
      // y = x * seen * draw
      for (int i = 0; i < seed.length; i++) {
        double expected = seed[i] * y[i] / x.get(i);
        assertEquals(expected, gradient[i], 1e-14 * Math.abs(expected));
      }
      state = state.length == 0 ? state(model) : state;
      assertArrayEquals(state, state(model));
    }
    assertEquals(3 + x.get(0) + x.get(1) + x.get(2), state[0], 1e-15);
    assertEquals(1, model.parameters().draws().step());
  }

  @ParameterizedTest
  @EnumSource
  void theWayBackDropsWhatTheWayForwardDropped(Precision precision) {
    int n = 1000;
    Model model = fresh(Compiled.ofText(DROPPED, precision), "Dropped", 3, n);
    RealTensor x = ramp(precision, n);
    double loss = model.forward(List.of(x));
    double[] a = numbers(model.outputs().get(0));
    model.backward();
    double gradient = model.gradients().list().get(0).value().get(0);
    assertEquals(loss, gradient, Math.abs(loss) * 1e-4);
    long dropped = IntStream.range(0, n).filter(i -> a[i] == 0).count();
    assertEquals(n / 2.0, dropped, 4 * Math.sqrt(n / 4.0));
    for (int i = 0; i < n; i++) {
      assertTrue(a[i] == 0 || a[i] == 2 * x.get(i), "element " + i);
    }
  }

  @Test
  void aLayerAppliedTwiceDropsOtherElements() {
    Model model = fresh(Compiled.ofText(DROPPED, Precision.F64), "Dropped", 3, 1000);
    model.forward(List.of(ramp(Precision.F64, 1000)));
    double[] a = numbers(model.outputs().get(0));
    double[] b = numbers(model.outputs().get(1));
    long same = IntStream.range(0, a.length).filter(i -> (a[i] == 0) == (b[i] == 0)).count();
    assertEquals(500, same, 64);
  }

  @Test
  void bothPrecisionsDropTheSame() {
    double[][] dropped = new double[2][];
    for (Precision precision : Precision.values()) {
      Model model = fresh(Compiled.ofText(DROPPED, precision), "Dropped", 3, 1000);
      model.forward(List.of(ramp(precision, 1000)));
      double[] a = numbers(model.outputs().get(0));
      dropped[precision.ordinal()] = Arrays.stream(a).map(v -> v == 0 ? 1 : 0).toArray();
    }
    assertArrayEquals(dropped[0], dropped[1]);
  }

  @Test
  void eachStepDrawsAnewAndTheSameStepTheSame() {
    Model model = fresh(Compiled.ofText(DROPPED, Precision.F64), "Dropped", 3, 1000);
    List<Tensor> inputs = List.of(ramp(Precision.F64, 1000));
    double first = model.forward(inputs);
    assertEquals(first, model.forward(inputs));
    model.backward();
    assertNotEquals(first, model.forward(inputs));
    model.parameters().draws().moveTo(3, 0);
    assertEquals(first, model.forward(inputs));
    model.parameters().draws().moveTo(4, 0);
    assertNotEquals(first, model.forward(inputs));
  }

  @Test
  void predictionsDropNothingAndDoNotDraw() throws ReflectiveOperationException {
    Model model = fresh(Compiled.ofText(DROPPED, Precision.F64), "Dropped", 3, 10);
    DoubleTensor x = (DoubleTensor) ramp(Precision.F64, 10);
    model.getClass().getMethod("predict", DoubleTensor.class).invoke(model, x);
    assertArrayEquals(numbers(x), numbers(model.outputs().get(0)));
    String text = Compiled.javaOf(DROPPED, Precision.F64);
    String prediction = text.substring(text.indexOf("void computePredict()"));
    assertFalse(prediction.substring(0, prediction.indexOf("}")).contains("KeptPart"), prediction);
    String training = text.substring(text.indexOf("void computeForward()"));
    assertTrue(training.substring(0, training.indexOf("}")).contains("KeptPart"), training);
  }

  @Test
  void predictionsUseTheStateAndLeaveIt() throws ReflectiveOperationException {
    Model model = fresh(Compiled.ofText(NORMALISED, Precision.F64), "Normalised", 3, 6);
    double[] before = state(model);
    DoubleTensor x = (DoubleTensor) ramp(Precision.F64, 6, 4);
    model.getClass().getMethod("predict", DoubleTensor.class).invoke(model, x);
    assertArrayEquals(before, state(model));
    double[] untrained = numbers(model.outputs().get(0));
    model.forward(List.of(x, ramp(Precision.F64, 6, 4)));
    model.backward();
    model.getClass().getMethod("predict", DoubleTensor.class).invoke(model, x);
    assertNotEquals(untrained[0], numbers(model.outputs().get(0))[0]);
  }

  private static void train(Model model, Optimizer optimizer, int steps) {
    for (int i = 0; i < steps; i++) {
      model.forward(List.of(ramp(Precision.F32, 6, 4), ramp(Precision.F32, 6, 4)));
      model.backward();
      optimizer.step(model.parameters(), model.gradients());
    }
  }

  private static double[] bits(Model model) {
    FlatParameters flat = model.parameters().flat();
    double[] state = state(model);
    return IntStream.range(0, flat.size() + state.length)
        .mapToDouble(i -> i < flat.size() ? flat.get(i) : state[i - flat.size()])
        .toArray();
  }

  @Test
  void resumedTrainingHasTheBitsOfTheUninterruptedOne() throws IOException {
    Compiled compiled = Compiled.ofText(NORMALISED, Precision.F32);
    Model whole = fresh(compiled, "Normalised", 7, 6);
    train(whole, Adam.rate(0.01), 9);

    Model first = fresh(compiled, "Normalised", 7, 6);
    Optimizer adam = Adam.rate(0.01);
    train(first, adam, 4);
    Path file = folder.resolve("run.safetensors");
    Checkpoint.write(file, first.parameters(), adam, new Position(7, 0, 4));

    Model second = fresh(compiled, "Normalised", 8, 6);
    Optimizer resumed = Adam.rate(0.01);
    Checkpoint.read(file, second.parameters(), resumed);
    assertEquals(4, second.parameters().draws().step());
    train(second, resumed, 5);
    assertArrayEquals(bits(whole), bits(second));
  }

  @Test
  void parametersWrittenAloneHaveTheirState() throws IOException {
    Compiled compiled = Compiled.ofText(NORMALISED, Precision.F32);
    Model trained = fresh(compiled, "Normalised", 7, 6);
    train(trained, Adam.rate(0.01), 3);
    Path file = folder.resolve("parameters.safetensors");
    Checkpoint.writeParameters(file, trained.parameters());
    Model read = fresh(compiled, "Normalised", 8, 6);
    Checkpoint.readParameters(file, read.parameters());
    assertArrayEquals(bits(trained), bits(read));
  }

  @Test
  void javaSerialisationKeepsStateAndDraws() throws IOException {
    Compiled compiled = Compiled.ofText(NORMALISED, Precision.F32);
    Model trained = fresh(compiled, "Normalised", 7, 6);
    train(trained, Adam.rate(0.01), 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(trained.parameters());
    }
    Parameters read = compiled.readSerialised(bytes.toByteArray());
    Model again = compiled.type("Normalised").create(read, 6);
    assertArrayEquals(bits(trained), bits(again));
    assertEquals(3, read.draws().step());
    assertEquals(7, read.draws().seed());
  }

  @Test
  void aStepWithDropoutAndBatchNormAllocatesNothing() {
    Model model = fresh(Compiled.ofText(NORMALISED, Precision.F32), "Normalised", 7, 6);
    List<Tensor> inputs = List.of(ramp(Precision.F32, 6, 4), ramp(Precision.F32, 6, 4));
    Runnable steps =
        () -> {
          for (int step = 0; step < 50; step++) {
            model.forward(inputs);
            model.backward();
          }
        };
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20 && allocated > 0; attempt++) {
      allocated = Work.of(steps);
    }
    assertEquals(0, allocated);
  }

  @Test
  void theBatchNormOfTheDesignTrainsInASmallModel() {
    String text = Goldens.snippet("3-batch-norm.grad") + SMALL;
    Model model = fresh(Compiled.ofText(text, Precision.F32), "Small", 2, 8);
    Adam adam = Adam.rate(0.02);
    List<Tensor> inputs = List.of(ramp(Precision.F32, 8, 3, 2, 2), ramp(Precision.F32, 8, 3));
    double first = model.forward(inputs);
    double last = first;
    for (int step = 0; step < 200; step++) {
      last = model.forward(inputs);
      model.backward();
      adam.step(model.parameters(), model.gradients());
    }
    assertTrue(last < 0.5 * first, first + " fell to " + last);
  }

  @Test
  void everyTurnOfNestedLoopsDrawsAnew() {
    String text =
        """
        model Turns {
          input x: real;
          output u = scan t in 30 {
            let v = scan s in 40 { yield x + uniform([2]); };
            yield v;
          };
        }
        """;
    Model model = fresh(Compiled.ofText(text, Precision.F64), "Turns", 1);
    model.forward(List.of(DoubleTensor.scalar(0)));
    double[] u = numbers(model.outputs().get(0));
    assertEquals(2400, Arrays.stream(u).distinct().count());
    assertEquals(0.5, Arrays.stream(u).average().orElseThrow(), 4 / Math.sqrt(12.0 * 2400));
  }

  @Test
  void whatIsRecomputedIsDroppedAgain() {
    double[][] gradients = new double[2][];
    for (String remat : List.of("", "remat 3")) {
      String text =
          """
          model Walk {
            dim N;
            input x: real[N];
            param w: real = 0.9;
            let y = scan t in 20 from (h: real[N] = x) %s { next h = dropout(h * w, 0.1); };
            loss = sum(y);
          }
          """
              .formatted(remat);
      Model model = fresh(Compiled.ofText(text, Precision.F64), "Walk", 1, 50);
      model.forward(List.of(ramp(Precision.F64, 50)));
      model.backward();
      gradients[remat.isEmpty() ? 0 : 1] = numbers(model.gradients().list().get(0).value());
    }
    assertNotEquals(0, gradients[0][0]);
    assertArrayEquals(gradients[0], gradients[1], 1e-12 * Math.abs(gradients[0][0]));
  }

  @Test
  void predictionsDoNotDrawInLoopsEither() throws ReflectiveOperationException {
    String text =
        """
        model Recurrent {
          dim N;
          input x: real[N];
          output y = scan t in 20 from (h: real[N] = x) { next h = dropout(sin(h), 0.1); };
        }
        """;
    Model model = fresh(Compiled.ofText(text, Precision.F64), "Recurrent", 1, 30);
    DoubleTensor x = (DoubleTensor) ramp(Precision.F64, 30);
    double[] sines = numbers(x);
    for (int t = 0; t < 20; t++) {
      Arrays.setAll(sines, i -> Math.sin(sines[i]));
    }
    model.forward(List.of(x));
    long dropped = Arrays.stream(numbers(model.outputs().get(0))).filter(v -> v == 0).count();
    assertTrue(dropped > 0 && dropped < 30, dropped + " of 30 are dropped in training");
    model.getClass().getMethod("predict", DoubleTensor.class).invoke(model, x);
    assertArrayEquals(sines, numbers(model.outputs().get(0)), 1e-15);
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceOne() {
    int n = 100_000;
    String text = "model Drawn { dim N; input x: real[N]; output z = x + normal([N]); }";
    Model model = fresh(Compiled.ofText(text, Precision.F64), "Drawn", 1, n);
    model.forward(List.of(DoubleTensor.zeros(n)));
    double[] z = numbers(model.outputs().get(0));
    double mean = IntStream.range(0, n).mapToDouble(i -> z[i]).average().orElseThrow();
    double square = IntStream.range(0, n).mapToDouble(i -> z[i] * z[i]).average().orElseThrow();
    // Four standard deviations of each estimate.
    assertEquals(0, mean, 4 / Math.sqrt(n));
    assertEquals(1, square, 4 * Math.sqrt(2.0 / n));
  }
}
