package dev.gradwright.runtime.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Allocation;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Optimizers against the worked steps of the ONNX training operators and against their formulas by
 * hand.
 */
final class OptimizerTest {
  private static final Map<String, Supplier<Optimizer>> ALL =
      Map.of(
          "sgd", () -> Sgd.rate(0.1).momentum(0.9).weightDecay(0.01),
          "nesterov", () -> Sgd.rate(0.1).nesterov(0.9),
          "adagrad", () -> Adagrad.rate(0.1),
          "rmsprop", () -> RmsProp.rate(0.01),
          "adam", () -> Adam.rate(0.1),
          "adamw", () -> AdamW.rate(0.1));

  private static Parameters of(RealTensor value) {
    List<Parameter> list = List.of(new Parameter("x", value));
    return () -> list;
  }

  private static Parameters of(double... values) {
    return of(DoubleTensor.of(values, values.length));
  }

  private static double first(Parameters parameters) {
    return parameters.list().get(0).value().get(0);
  }

  private static double memory(Optimizer optimizer, Parameters x, int kind) {
    return optimizer.memory(x).get(kind).value().get(0);
  }

  @Test
  void adagradMakesTheOnnxStep() {
    Parameters x = of(1);
    Optimizer adagrad = Adagrad.rate(0.1).epsilon(1e-5).weightDecay(0.001);
    adagrad.memory(x).get(0).value().set(0, 2);
    adagrad.step(x, of(-1));
    // Printed with eight and seven digits.
    assertEquals(1.0576962, first(x), 5e-8);
    assertEquals(2.998001, memory(adagrad, x, 0), 5e-7);
  }

  @Test
  void momentumMakesTheOnnxStep() {
    Parameters x = of(1.2);
    Optimizer sgd = Sgd.rate(0.1).momentum(0.95).weightDecay(0.001);
    sgd.memory(x).get(0).value().set(0, 2);
    sgd.step(x, of(-0.94));
    double velocity = 0.95 * 2 + (0.001 * 1.2 - 0.94);
    assertEquals(velocity, memory(sgd, x, 0), 1e-15);
    assertEquals(1.2 - 0.1 * velocity, first(x), 1e-15);
  }

  @Test
  void nesterovMakesTheOnnxStep() {
    Parameters x = of(1.2);
    Optimizer sgd = Sgd.rate(0.1).nesterov(0.95).weightDecay(0.01);
    sgd.memory(x).get(0).value().set(0, 2);
    sgd.step(x, of(-0.94));
    double slope = 0.01 * 1.2 - 0.94;
    double velocity = 0.95 * 2 + slope;
    assertEquals(1.2 - 0.1 * (slope + 0.95 * velocity), first(x), 1e-15);
  }

  @Test
  void adamMakesTheOnnxStep() {
    Parameters x = of(1.2);
    Optimizer adam = Adam.rate(0.1).betas(0.95, 0.1).epsilon(1e-7).weightDecay(0.001);
    adam.memory(x).get(0).value().set(0, 1.7);
    adam.memory(x).get(1).value().set(0, 0.1);
    adam.continueFrom(2);
    adam.step(x, of(-0.94));
    double slope = 0.001 * 1.2 - 0.94;
    double mean = 0.95 * 1.7 + 0.05 * slope;
    double square = 0.1 * 0.1 + 0.9 * slope * slope;
    double rate = 0.1 * Math.sqrt(1 - Math.pow(0.1, 3)) / (1 - Math.pow(0.95, 3));
    assertEquals(1.2 - rate * mean / (Math.sqrt(square) + 1e-7), first(x), 1e-14);
    assertEquals(3, adam.steps());
  }

  @Test
  void firstAdamStepHasTheLengthOfTheRate() {
    Parameters x = of(1, 1);
    Adam.rate(0.1).epsilon(0).step(x, of(1e-6, -20));
    assertEquals(0.9, first(x), 1e-14);
    assertEquals(1.1, x.list().get(0).value().get(1), 1e-14);
  }

  @Test
  void adamWDecaysApartFromTheGradient() {
    Parameters plain = of(2);
    Parameters decayed = of(2);
    Adam.rate(0.1).step(plain, of(0.3));
    AdamW.rate(0.1).weightDecay(0.05).step(decayed, of(0.3));
    assertEquals(first(plain) - 0.1 * 0.05 * 2, first(decayed), 1e-15);
  }

  @Test
  void rmsPropDividesByTheRootOfTheMeanSquare() {
    Parameters x = of(1);
    Optimizer rmsProp = RmsProp.rate(0.1).rho(0.75).epsilon(0.5);
    rmsProp.step(x, of(2));
    assertEquals(1, memory(rmsProp, x, 0), 1e-15);
    assertEquals(1 - 0.1 * 2 / 1.5, first(x), 1e-15);
  }

  @Test
  void scheduleSeesStepsFromZero() {
    Parameters x = of(0);
    Optimizer sgd = Sgd.rate(step -> step + 1);
    sgd.step(x, of(-1));
    sgd.step(x, of(-10));
    assertEquals(21, first(x));
    sgd.continueFrom(9);
    sgd.step(x, of(-100));
    assertEquals(1021, first(x));
  }

  @Test
  void everyRuleDescendsAlikeInBothPrecisions() {
    ALL.forEach(
        (name, make) -> {
          Parameters wide = of(DoubleTensor.of(new double[] {3, -2}, 2));
          Parameters narrow = of(FloatTensor.of(new float[] {3, -2}, 2));
          descend(make.get(), wide, 20);
          descend(make.get(), narrow, 20);
          assertTrue(first(wide) < 3, name);
          // 20 steps of some ten float roundings each on numbers below 4.
          assertEquals(first(wide), first(narrow), 20 * 10 * 4 * 0x1p-24, name);
        });
  }

  private static void descend(Optimizer optimizer, Parameters x, int steps) {
    for (int i = 0; i < steps; i++) {
      // The gradient of |x|^2 / 2 is x.
      optimizer.step(x, of(x.list().get(0).value().copy()));
    }
  }

  @Test
  void restoredMemoryContinuesToTheSameBits() {
    ALL.forEach(
        (name, make) -> {
          Parameters whole = of(3, -2);
          descend(make.get(), whole, 10);
          Parameters half = of(3, -2);
          Optimizer before = make.get();
          descend(before, half, 4);
          Optimizer after = make.get();
          for (int i = 0; i < before.memory(half).size(); i++) {
            after.memory(half).get(i).value().copyFrom(before.memory(half).get(i).value());
          }
          after.continueFrom(before.steps());
          descend(after, half, 6);
          assertEquals(first(whole), first(half), name);
        });
  }

  @Test
  void memoryIsNamedByParameterAndKind() {
    Parameters x = of(1);
    assertEquals(
        List.of("x/mean", "x/squares"),
        Adam.rate(1).memory(x).stream().map(Parameter::path).toList());
    assertEquals(
        List.of("x/velocity"),
        Sgd.rate(1).nesterov(0.9).memory(x).stream().map(Parameter::path).toList());
    assertEquals(List.of(), Sgd.rate(1).memory(x));
  }

  @Test
  void otherShapesAreRefusedByName() {
    Parameters x = of(1, 2);
    Optimizer adam = Adam.rate(0.1);
    Exception e = assertThrows(IllegalArgumentException.class, () -> adam.step(x, of(1)));
    assertEquals("x is f64[1], the optimizer's x is f64[2]", e.getMessage());
    adam.step(x, of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> adam.step(of(1, 2, 3), of(1, 2, 3)));
    assertThrows(IllegalArgumentException.class, () -> adam.step(() -> List.of(), () -> List.of()));
    assertThrows(IllegalArgumentException.class, () -> adam.continueFrom(-1));
  }

  @Test
  void stepsAllocateNothing() {
    Parameters x = of(FloatTensor.zeros(40, 30));
    Parameters g = of(FloatTensor.zeros(40, 30));
    ALL.forEach(
        (name, make) -> {
          Optimizer optimizer = make.get();
          for (int i = 0; i < 200; i++) {
            stepAndClip(optimizer, x, g);
          }
          long allocated =
              Allocation.during(
                  () -> {
                    for (int i = 0; i < 100; i++) {
                      stepAndClip(optimizer, x, g);
                    }
                  });
          // Reading the counter itself may allocate once.
          assertTrue(allocated < 100, () -> name + " allocated " + allocated);
        });
  }

  private static void stepAndClip(Optimizer optimizer, Parameters x, Parameters g) {
    Clipping.byGlobalNorm(g, 1);
    Clipping.byValue(g, 1);
    optimizer.step(x, g);
  }
}
