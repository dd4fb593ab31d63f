package dev.gradwright.benchmarks;

import dev.gradwright.benchmarks.models.Classifier;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training step of 784-128-10, relu, softmax cross-entropy, batch 64, SGD 0.1: generated, and
 * written by hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MnistStep {
  static final int IN = 784;
  static final int HIDDEN = 128;
  static final int CLASSES = 10;
  static final int BATCH = 64;
  static final float RATE = 0.1f;

  private final FloatTensor x = FloatTensor.zeros(BATCH, IN);
  private final IntTensor y = IntTensor.zeros(BATCH);
  private final float[][] rows = new float[BATCH][IN];
  private final Classifier.Parameters parameters = Classifier.initialise(1);
  private final Classifier model = new Classifier(parameters, BATCH);
  private final Sgd sgd = Sgd.rate(RATE);
  private final HandWrittenStep hand = new HandWrittenStep(IN, HIDDEN, CLASSES, BATCH, RATE);

  /** Gives both the same examples and parameters. */
  @Setup
  public void fill() {
    RandomStream random = RandomStream.of(1, "examples");
    for (int n = 0; n < BATCH; n++) {
      y.array()[n] = n % CLASSES;
      for (int i = 0; i < IN; i++) {
        rows[n][i] = (float) random.uniform(n * IN + i);
        x.array()[n * IN + i] = rows[n][i];
      }
    }
    copyParameters();
  }

  private void copyParameters() {
    float[] w1 = parameters.fc1().w().array();
    for (int k = 0; k < IN; k++) {
      System.arraycopy(w1, k * HIDDEN, hand.w1[k], 0, HIDDEN);
    }
    float[] w2 = parameters.fc2().w().array();
    for (int c = 0; c < CLASSES; c++) {
      for (int k = 0; k < HIDDEN; k++) {
        hand.w2[c][k] = w2[k * CLASSES + c];
      }
    }
  }

  /**
   * The generated step, its products by the Vector API.
   *
   * @return the loss before it
   */
  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
  public float generated() {
    return step();
  }

  /**
   * The generated step, its products in portable Java.
   *
   * @return the loss before it
   */
  @Benchmark
  public float generatedPortable() {
    return step();
  }

  private float step() {
    return model.trainStep(x, y, sgd);
  }

  /**
   * The hand-written step.
   *
   * @return the loss before it
   */
  @Benchmark
  public float handWritten() {
    return hand.step(rows, y.array());
  }
}
