package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.optimise.LossScale;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradients that are too small for f16 are lost, and found again by scaling the loss. */
class LossScalingTest {
  /** Sixty-four small measurements: each has a small part in a small loss. */
  private static final String FAINT =
      """
      model Faint(In = 4, H = 8) {
        dim N;
        input x: f16[N, In];
        input y: real[N];
        param w: f16[In, H] init normal(std = 0.5);
        param b: f16[H] init zeros();
        let h: f16[N, H] = tanh(x @ w + b);
        output fit[n] = mean[k] 0.001 * h[n, k];
        loss = mean((fit - y)^2);
        check gradient;
      }
      """;

  private static final int ROWS = 64;

  private final Model model;
  private final List<Tensor> batch;

  LossScalingTest() {
    ModelType type = compiled(FAINT, CompilerOptions.defaults());
    model = type.create(type.initialise(1), ROWS);
    FloatTensor x = FloatTensor.zeros(ROWS, 4);
    FloatTensor y = FloatTensor.zeros(ROWS);
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < ROWS; n++) {
      for (int i = 0; i < 4; i++) {
        x.set(4 * n + i, random.nextDouble(-1, 1));
      }
      y.set(n, 0.0004 * Math.tanh(x.get(4 * n) - x.get(4 * n + 1)) + 0.0003);
    }
    batch = List.of(x, y);
  }

  private static ModelType compiled(String text, CompilerOptions options) {
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), options)
            .compile("example", SourceFile.of("example.grad", text));
    return Compiled.of(compilation).typeOf("Faint");
  }

  private static Tensor widened(Tensor tensor) {
    DoubleTensor wide = DoubleTensor.zeros(tensor.shape());
    wide.copyFrom((FloatTensor) tensor);
    return wide;
  }

  private double[] gradient() {
    double[] gradient = new double[model.gradients().flat().size()];
    model.gradients().flat().copyTo(gradient);
    return gradient;
  }

  @Test
  void withoutAScaleGradientsUnderflowAndNothingIsLearnt() {
    double before = model.forward(batch);
    Adam adam = Adam.rate(0.02).epsilon(1e-16);
    for (int step = 0; step < 20; step++) {
      model.forward(batch);
      model.backward();
      assertArrayEquals(new double[40], gradient());
      adam.step(model.parameters(), model.gradients());
    }
    assertEquals(before, model.forward(batch));
  }

  @Test
  void withAScaleTheSameModelLearns() {
    double before = model.forward(batch);
    Adam adam = Adam.rate(0.02).epsilon(1e-16);
    LossScale scale = LossScale.dynamic();
    for (int step = 0; step < 300; step++) {
      model.forward(batch);
      model.backward(scale.factor());
      if (scale.unscale(model.gradients())) {
        adam.step(model.parameters(), model.gradients());
      }
    }
    double after = model.forward(batch);
    assertTrue(after < before / 20, before + " became " + after);
  }

  @Test
  void aScaleThatIsTooLargeIsFoundOutAndHalved() {
    LossScale scale = LossScale.dynamic();
    scale.continueFrom(0x1p60, 0, 0);
    do {
      model.forward(batch);
      model.backward(scale.factor());
    } while (!scale.unscale(model.gradients()));
    assertTrue(scale.factor() > 0x1p15 && scale.factor() < 0x1p50, scale.toString());
    assertTrue(Arrays.stream(gradient()).allMatch(Double::isFinite));
  }

  @Test
  void aFactorOfOneChangesNoBit() {
    ModelType type = compiled(FAINT.replace("0.001 *", ""), CompilerOptions.defaults());
    Model loud = type.create(type.initialise(1), ROWS);
    loud.forward(batch);
    loud.backward();
    double[] plain = new double[40];
    loud.gradients().flat().copyTo(plain);
    assertTrue(IntStream.range(0, 40).anyMatch(i -> plain[i] != 0));
    loud.forward(batch);
    loud.backward(1);
    double[] scaled = new double[40];
    loud.gradients().flat().copyTo(scaled);
    assertArrayEquals(plain, scaled);
  }

  @Test
  void inF64NothingUnderflowsAndScalesAreThere() {
    ModelType type = compiled(FAINT, CompilerOptions.defaults().in(Precision.F64));
    Model wide = type.create(type.initialise(1), ROWS);
    List<Tensor> widened = batch.stream().map(LossScalingTest::widened).toList();
    wide.forward(widened);
    wide.backward();
    double[] plain = new double[40];
    wide.gradients().flat().copyTo(plain);
    wide.forward(widened);
    wide.backward(0x1p15);
    double[] scaled = new double[40];
    wide.gradients().flat().copyTo(scaled);
    assertTrue(Arrays.stream(plain).noneMatch(g -> g == 0));
    assertArrayEquals(Arrays.stream(plain).map(g -> g * 0x1p15).toArray(), scaled);
  }

  @Test
  void aModelOfFullWidthTakesNoScale() {
    String text = FAINT.replace("f16", "real");
    ModelType type = compiled(text, CompilerOptions.defaults());
    Model full = type.create(type.initialise(1), ROWS);
    full.forward(batch);
    assertThrows(UnsupportedOperationException.class, () -> full.backward(2));
  }

  @Test
  void theFactorIsOneOfTheArraysThatAreListed() {
    assertTrue(model.memory().lines().anyMatch("lossSeed: 1 real"::equals), model.memory());
  }

  @Test
  void whatIsNoScaleIsRefusedAndLeavesTheWayBackOpen() {
    model.forward(batch);
    assertThrows(IllegalArgumentException.class, () -> model.backward(0));
    assertThrows(IllegalArgumentException.class, () -> model.backward(Double.NaN));
    model.backward(2);
    assertThrows(IllegalStateException.class, () -> model.backward(2));
  }
}
