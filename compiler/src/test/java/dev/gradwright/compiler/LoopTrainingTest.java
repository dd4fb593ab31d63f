package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Models with loops learn: the design's snippets through all stages. */
class LoopTrainingTest {
  @Test
  void aPendulumSwingsUp() throws IOException {
    ModelType type = compiled("SwingUp", text("5-swing-up.grad"));
    List<Tensor> start = List.of(DoubleTensor.of(new double[2], 2));
    Model model = type.create(type.initialise(1));
    double[] losses = losses(model, start, Adam.rate(0.1), 400);
    assertFalling(losses, 1e-2);
  }

  @Test
  void anLstmLearnsToRememberTheFirstInput() throws IOException {
    String text =
        text("2-lstm.grad")
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
    float[] x = new float[12 * 32];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (random.nextDouble() * 2 - 1);
    }
    double[] losses = losses(model, List.of(FloatTensor.of(x, 12, 32, 1)), Adam.rate(0.02), 300);
    assertFalling(losses, 5e-2);
  }

  /** Each quarter of the way ends below the one before, the last below a fraction of the start. */
  private static void assertFalling(double[] losses, double fraction) {
    int quarter = losses.length / 4;
    for (int i = quarter; i < losses.length; i += quarter) {
      double before = losses[i - quarter];
      assertTrue(losses[i] < before, before + " became " + losses[i]);
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
    assertEquals(List.of(), compilation.diagnostics());
    ClassLoader loader =
        ClassesInMemory.of(
            compilation.sources(),
            System.getProperty("java.class.path"),
            LoopTrainingTest.class.getClassLoader());
    try {
      return (ModelType) loader.loadClass("learning." + model).getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String snippet) throws IOException {
    for (Path path : Goldens.inputs("snippets", ".grad")) {
      if (path.endsWith(snippet)) {
        return Files.readString(path);
      }
    }
    throw new AssertionError(snippet);
  }
}
