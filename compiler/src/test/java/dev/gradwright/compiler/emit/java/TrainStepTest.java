package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forward, backward and the optimizer's step as one call. */
class TrainStepTest {
  private static final int WIDTH = 130;

  /** The second matrix is read on the way back after its gradient is known. */
  private static final String LAYERS =
      """
      model Layers {
        dim N;
        input x: real[N, 130];
        param first: real[130, 65] init normal(std = 0.1);
        param bias: real[65] init normal(std = 0.1);
        param tied: real[65, 130] init normal(std = 0.1);
        let h = tanh(x @ first + bias);
        let back = tanh(h @ tied);
        let y[n, k] = sum[j] back[n, j] * tied[k, j];
        loss = mean((h - y)^2) + 0.01 * sum(tied^2);
      }
      """;

  private static final Map<String, Supplier<Optimizer>> RULES =
      Map.of(
          "plain", () -> Sgd.rate(0.5),
          "decay", () -> Sgd.rate(0.5).weightDecay(0.01),
          "momentum", () -> Sgd.rate(0.5).momentum(0.9),
          "adam", () -> Adam.rate(0.01),
          "own", () -> new Own(Sgd.rate(0.5)));

  /** An optimizer of a user. */
  private record Own(Optimizer rule) implements Optimizer {
    @Override
    public String name() {
      return "own";
    }

    @Override
    public void step(Parameters parameters, Parameters gradients) {
      rule.step(parameters, gradients);
    }

    @Override
    public long steps() {
      return rule.steps();
    }

    @Override
    public void continueFrom(long steps) {
      rule.continueFrom(steps);
    }

    @Override
    public List<Parameter> memory(Parameters parameters) {
      return rule.memory(parameters);
    }
  }

  private static ModelType type(Precision precision) {
    return Compiled.ofText(LAYERS, precision, Flavours.PORTABLE_AND_VECTORS).type("Layers");
  }

  private static RealTensor input(Precision precision, int rows) {
    double[] numbers = new Random(rows).doubles((long) rows * WIDTH, -1, 1).toArray();
    if (precision == Precision.F64) {
      return DoubleTensor.of(numbers, rows, WIDTH);
    }
    FloatTensor x = FloatTensor.zeros(rows, WIDTH);
    x.copyFrom(numbers, 0);
    return x;
  }

  private static double trainStep(Model model, RealTensor x, Optimizer rule) {
    try {
      Method step = model.getClass().getMethod("trainStep", x.getClass(), Optimizer.class);
      return ((Number) step.invoke(model, x, rule)).doubleValue();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("there is no training step", e);
    }
  }

  private static double[] numbers(Parameters parameters) {
    double[] all = new double[parameters.flat().size()];
    parameters.flat().copyTo(all);
    return all;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void hasTheBitsOfTheThreeCalls(Precision precision) {
    ModelType type = type(precision);
    for (Map.Entry<String, Supplier<Optimizer>> rule : RULES.entrySet()) {
      for (int rows : List.of(1, 2, 7)) {
        Model together = type.create(type.initialise(3), rows);
        Model apart = type.create(type.initialise(3), rows);
        Optimizer one = rule.getValue().get();
        Optimizer other = rule.getValue().get();
        RealTensor x = input(precision, rows);
        for (int step = 0; step < 4; step++) {
          double loss = apart.forward(List.of(x));
          apart.backward();
          other.step(apart.parameters(), apart.gradients());
          String what = rule.getKey() + ", " + rows + " rows, step " + step;
          assertEquals(loss, trainStep(together, x, one), what);
          assertArrayEquals(numbers(apart.parameters()), numbers(together.parameters()), what);
        }
        assertEquals(4, one.steps());
      }
    }
  }

  private static double[] gradient(Model model, int parameter) {
    RealTensor gradient = model.gradients().list().get(parameter).value();
    return Run.numbers(gradient).elements();
  }

  @Test
  void storesNoGradientOfOneTermThatPlainDescentFollows() {
    ModelType type = type(Precision.F32);
    for (int rows : List.of(1, 2)) {
      Model model = type.create(type.initialise(3), rows);
      trainStep(model, input(Precision.F32, rows), Sgd.rate(0.1));
      assertEquals(rows == 1, Arrays.stream(gradient(model, 0)).allMatch(slope -> slope == 0));
      // Read after its gradient, or added to: updated at the end.
      assertFalse(Arrays.stream(gradient(model, 2)).allMatch(slope -> slope == 0));
    }
  }

  @Test
  void theWayBackAloneMovesNothingAfterAStep() {
    ModelType type = type(Precision.F32);
    Model model = type.create(type.initialise(3), 1);
    RealTensor x = input(Precision.F32, 1);
    trainStep(model, x, Sgd.rate(0.1));
    double[] before = numbers(model.parameters());
    model.forward(List.of(x));
    model.backward();
    assertArrayEquals(before, numbers(model.parameters()));
    assertTrue(Arrays.stream(gradient(model, 0)).anyMatch(slope -> slope != 0));
  }

  @Test
  void anOptimizerOfOtherParametersIsRefusedBeforeAnythingMoves() {
    ModelType type = type(Precision.F32);
    Model model = type.create(type.initialise(3), 1);
    Optimizer stranger = Sgd.rate(0.1);
    Parameters other = type(Precision.F64).initialise(1);
    stranger.step(other, other);
    double[] before = numbers(model.parameters());
    Throwable cause =
        assertThrows(
                IllegalStateException.class,
                () -> trainStep(model, input(Precision.F32, 1), stranger))
            .getCause();
    assertInstanceOf(IllegalArgumentException.class, cause);
    assertArrayEquals(before, numbers(model.parameters()));
  }

  @Test
  void onlyAModelToBeTrainedHasOne() {
    String text =
        """
        model Still { input x: real[3]; output y = 2 * x; }
        model Empty { input x: real[3]; loss = sum(x); }
        """;
    Compiled compiled = Compiled.ofText(text, Precision.F32);
    for (String name : List.of("Still", "Empty")) {
      ModelType type = compiled.type(name);
      Model model = type.create(type.initialise(1));
      assertTrue(
          Stream.of(model.getClass().getMethods())
              .noneMatch(method -> method.getName().equals("trainStep")));
    }
  }
}
