package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The design's snippets through all stages: what can learn learns, what cannot gives its numbers.
 */
class SnippetTrainingTest {
  @Test
  void aPendulumSwingsUp() {
    ModelType type = compiled("SwingUp", Goldens.snippet("5-swing-up.grad"));
    List<Tensor> start = List.of(DoubleTensor.of(new double[2], 2));
    Model model = type.create(type.initialise(1));
    double[] losses = losses(model, start, Adam.rate(0.1), 400);
    assertFalling(losses, 1e-2);
  }

  @Test
  void anLstmLearnsToRememberTheFirstInput() {
    String text =
        Goldens.snippet("2-lstm.grad")
            + """
            model Recall {
              dim T, N;
              input x: real[T, N, 1];
              use lstm = Lstm(1, 8);
              param out: real[8, 1] init glorotUniform();
              let h = lstm(x);
              loss = mean((h[T - 1] @ out - x[0])^2);
            }
            """;
    ModelType type = compiled("Recall", text);
    Model model = type.create(type.initialise(1), 12, 32);
    double[] losses = losses(model, List.of(uniform(2, 12, 32, 1)), Adam.rate(0.02), 300);
    assertFalling(losses, 5e-2);
  }

  @Test
  void aClassifierLearnsItsBatch() {
    ModelType type = compiled("Mlp", Goldens.snippet("1-mlp.grad"));
    int[] labels = new int[16];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = n % 10;
    }
    List<Tensor> batch = List.of(uniform(3, 16, 784), IntTensor.of(labels, 16));
    Model model = type.create(type.initialise(1), 16);
    assertFalling(losses(model, batch, Adam.rate(0.001), 40), 5e-2);
  }

  @Test
  void aPotentialLearnsFromForces() {
    ModelType type = compiled("PairPotential", Goldens.snippet("4-pair-potential.grad"));
    Model teacher = type.create(type.initialise(2), 4, 6);
    teacher.forward(frame(DoubleTensor.scalar(0), DoubleTensor.zeros(4, 3)));
    List<Tensor> taught =
        frame(
            ((DoubleTensor) teacher.outputs().get(0)).copy(),
            ((DoubleTensor) teacher.outputs().get(1)).copy());
    Model model = type.create(type.initialise(1), 4, 6);
    assertFalling(losses(model, taught, Adam.rate(0.01), 400), 1e-3);
  }

  /** Four atoms with an energy and forces. */
  private static List<Tensor> frame(DoubleTensor energy, DoubleTensor forces) {
    return List.of(
        widened(uniform(4, 4, 3)),
        IntTensor.of(new int[] {0, 0, 0, 1, 1, 2}, 6),
        IntTensor.of(new int[] {1, 2, 3, 2, 3, 3}, 6),
        energy,
        forces);
  }

  @Test
  void aNetLearnsThroughFixedRandomFeedback() {
    String text =
        Goldens.snippet("6-feedback-linear.grad")
            + """
            model Aligned {
              dim N;
              input x: real[N, 3];
              input y: real[N, 2];
              input fb: real[2, 16];
              param w1: real[3, 16] init glorotUniform();
              param w2: real[16, 2] init zeros();
              let h = tanh(x @ w1);
              loss = mean((feedbackLinear(h, w2, fb) - y)^2);
            }
            """;
    ModelType type = compiled("Aligned", text);
    List<Tensor> batch = List.of(uniform(6, 8, 3), uniform(7, 8, 2), uniform(8, 2, 16));
    Model model = type.create(type.initialise(1), 8);
    assertFalling(losses(model, batch, Adam.rate(0.02), 400), 5e-2);
  }

  @Test
  void theCircuitGivesItsNumbers() {
    ModelType type = compiled("Circuit", Goldens.snippet("7-circuit.grad"));
    Model model = type.create(type.initialise(0));
    model.forward(
        List.of(DoubleTensor.scalar(-2), DoubleTensor.scalar(5), DoubleTensor.scalar(-4)));
    List<Double> found =
        model.outputs().stream().map(output -> ((DoubleTensor) output).get()).toList();
    assertEquals(List.of(-12.0, -4.0, -4.0, 3.0), found);
  }

  private static FloatTensor uniform(long seed, int... shape) {
    FloatTensor tensor = FloatTensor.zeros(shape);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < tensor.array().length; i++) {
      tensor.array()[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return tensor;
  }

  private static DoubleTensor widened(FloatTensor tensor) {
    DoubleTensor wide = DoubleTensor.zeros(tensor.shape());
    for (int i = 0; i < wide.array().length; i++) {
      wide.array()[i] = tensor.array()[i];
    }
    return wide;
  }

  /** Each quarter of the way ends below the one before, the last below a fraction of the start. */
  private static void assertFalling(double[] losses, double fraction) {
    int quarter = (losses.length - 1) / 4;
    for (int i = 1; i <= 4; i++) {
      double before = losses[(i - 1) * quarter];
      double after = losses[i * quarter];
      assertTrue(after < before, before + " became " + after + " in quarter " + i);
    }
    double last = losses[losses.length - 1];
    assertTrue(last < fraction * losses[0], losses[0] + " became " + last);
  }

  private static double[] losses(Model model, List<Tensor> inputs, Adam adam, int steps) {
    double[] losses = new double[steps];
    for (int step = 0; step < steps; step++) {
      losses[step] = model.forward(inputs);
      model.backward();
      adam.step(model.parameters(), model.gradients());
    }
    return losses;
  }

  private static ModelType compiled(String model, String text) {
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("learning." + model, SourceFile.of(model + ".grad", text));
    return Compiled.of(compilation).typeOf("learning." + model);
  }
}
