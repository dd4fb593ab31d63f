package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.samples.mnist.Mlp;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MnistTest {

  @Test
  void fiveEpochsReachThePromisedAccuracy() throws IOException {
    double accuracy = Mnist.run().get("accuracy");
    assertTrue(accuracy >= 0.975, "accuracy " + accuracy);
  }

  @Test
  void everyRunComputesTheSameBits() throws IOException {
    Dataset some = Mnist.read("t10k").select(IntStream.range(0, 1000).toArray());
    assertArrayEquals(trainedOn(some), trainedOn(some));
  }

  private static float[] trainedOn(Dataset data) throws IOException {
    Mlp.Parameters parameters = Mlp.initialise(7);
    Mnist.train(parameters, data, 3);
    float[] values = new float[parameters.flat().size()];
    parameters.flat().copyTo(values);
    return values;
  }
}
