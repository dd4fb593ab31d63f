package dev.gradwright.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.measure.Allocation;
import dev.gradwright.benchmarks.models.ElementwiseChain;
import dev.gradwright.benchmarks.models.OneLayer;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WorkloadTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VI")
  void someStepsOfAnOptimizerLowerTheLoss(Workload workload) {
    Training training = workload.training();
    double before = training.step().run();
    double after = before;
    for (int i = 0; i < 3; i++) {
      after = training.step().run();
    }
    assertTrue(after < before, after + " is not below " + before);
  }

  // Vectors are objects until HotSpot has compiled all that handles them.
  @ParameterizedTest
  @EnumSource
  @DisabledIfSystemProperty(named = "test.vectors", matches = "true")
  void noStepAllocates(Workload workload) {
    // A worker makes its own scratch when it first has a part, which on a busy machine is late.
    assertEquals(0, Allocation.bytes(workload.training().step(), 1, 5));
  }

  /** Its own arrays, the room of products within a hundredth; not on vectors, as above. */
  @Test
  @DisabledIfSystemProperty(named = "test.vectors", matches = "true")
  void aLongSequenceTakesTheMemoryThatIsStated() {
    List<FloatTensor> inputs = List.of(FloatTensor.zeros(10_000, 8, Sequences.WIDTH));
    OneLayer.Parameters parameters = OneLayer.initialise(1);
    AtomicReference<OneLayer> made = new AtomicReference<>();
    long bytes =
        Allocation.during(
            () -> {
              OneLayer model = new OneLayer(parameters, 10_000, 8);
              model.forward(inputs);
              model.backward();
              made.set(model);
            });
    long stated = made.get().peakBytes();
    assertTrue(stated > 200_000_000, made.get()::memory);
    assertEquals(stated, bytes, 0.01 * stated);
  }

  @Test
  void theChainHasTheGradientsOfItsValue() {
    Training training = Workload.VI.training();
    training.step().run();
    ElementwiseChain chain = (ElementwiseChain) training.model();
    double h = 1e-4;
    for (int i = 0; i < 3; i++) {
      double x = real(training, 0, i);
      double w = real(training, 1, i);
      double b = real(training, 2, i);
      double slope = (term(x, w, b + h) - term(x, w, b - h)) / (2 * h);
      // The gradient is of floats, whose roundings are 6e-8 of values near 1.
      assertEquals(slope, chain.bGradient().get(i), 1e-5);
    }
  }

  private static double real(Training training, int input, int element) {
    return ((FloatTensor) training.inputs().get(input)).get(element);
  }

  /** One term of the sum, its gelu in the form of its integral's midpoint rule. */
  private static double term(double x, double w, double b) {
    double z = x * w + b;
    int parts = 2000;
    double area = 0;
    for (int k = 0; k < parts; k++) {
      double t = z * (k + 0.5) / parts;
      area += Math.exp(-t * t / 2) * z / parts;
    }
    return z * (0.5 + area / Math.sqrt(2 * Math.PI)) * Math.tanh(x);
  }
}
