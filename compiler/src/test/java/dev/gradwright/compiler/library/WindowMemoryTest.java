package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows are read where they are: no step of a convolution lays them out. */
class WindowMemoryTest {
  private static final String TEXT =
      """
      import nn;
      model Layers {
        dim N;
        input x: real[N, 4, 20, 20];
        use c1 = Conv2d(4, 4, 5);
        use c2 = Conv2d(4, 4, 5, strideY = 2);
        let h = tanh(c1(x));
        loss = sum(c2(h)^2);
      }
      """;

  @Test
  void theWayForwardAndBackNeedsAFewTensorsOfTheSizeOfTheInput(@TempDir Path folder)
      throws Exception {
    Path program = Files.writeString(folder.resolve("layers.grad"), TEXT);
    Built built = Built.of(program);
    var type = built.type("Layers");
    long one = type.create(type.initialise(1), 1).peakBytes();
    long nine = type.create(type.initialise(1), 9).peakBytes();
    long input = 4L * 4 * 20 * 20;
    long perExample = (nine - one) / 8;
    // The windows of one layer alone would be 25 times the input.
    assertTrue(perExample < 12 * input, perExample + " bytes, of which the input are " + input);
  }
}
