package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void theStatedBytesAreThoseOfTheArraysThatAreHeld(@TempDir Path folder) throws Exception {
    Path program = Files.writeString(folder.resolve("layers.grad"), TEXT);
    ModelType type = Built.of(program).type("Layers");
    Model model = type.create(type.initialise(1), 3);
    step(model, 3, "backward");
    assertEquals(model.peakBytes(), stated("held: ", model));
    assertEquals(arrays(model), stated("held: ", model));
    assertEquals(0, stated("copy of the gradients to add to: ", model));
    long three = model.peakBytes();
    model.resize(1);
    step(model, 1, "backwardAdding");
    assertTrue(model.peakBytes() < three);
    assertEquals(three, stated("held: ", model));
    assertEquals(arrays(model), stated("held: ", model));
    assertEquals(
        4L * model.gradients().flat().size(), stated("copy of the gradients to add to: ", model));
  }

  private static void step(Model model, int n, String back) throws ReflectiveOperationException {
    model.forward(List.of(FloatTensor.zeros(n, 4, 20, 20)));
    model.getClass().getMethod(back).invoke(model);
  }

  private static long stated(String line, Model model) {
    return model
        .memory()
        .lines()
        .filter(text -> text.startsWith(line))
        .mapToLong(text -> Long.parseLong(text.substring(line.length()).split(" ")[0]))
        .sum();
  }

  /** The bytes of all arrays of floats that are fields, and of the gradients. */
  private static long arrays(Model model) throws IllegalAccessException {
    long floats = model.gradients().flat().size();
    for (Field field : model.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      floats += field.get(model) instanceof float[] array ? array.length : 0;
    }
    return 4 * floats;
  }

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
