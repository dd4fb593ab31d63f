package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.model.ModelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held in 16 bits and kept for the way back takes 2 bytes a number. */
class NarrowMemoryTest {
  private static final String LAYERS =
      """
      model Deep(D = 64, L = 8) {
        precision %s;
        dim N;
        input x: f32[N, D];
        param w: f32[L, D, D] init orthogonal();
        let y = for l in 0..L from (h = x) {
          let z = tanh(h @ w[l]);
          next h = z;
        };
        loss = sum(y^2);
      }
      """;

  private static final String STEPS =
      """
      model Recurrent(D = 64) {
        dim T, N;
        input x: real[T, N, D];
        param w: real[D, D] init orthogonal();
        let y = scan t in T from (h: real[N, D] = 0) {
          let a: f16[N, D] = tanh(h @ w + x[t]);
          next h = h + 0.1 * tanh(a @ w);
        };
        loss = sum(y^2);
      }
      """;

  @TempDir Path folder;

  private long bytes(String name, String text, int... dims) throws IOException {
    Path program = Files.writeString(folder.resolve("model.grad"), text);
    ModelType type = Built.of(program).type(name);
    return type.create(type.initialise(1), dims).peakBytes();
  }

  private long perRow(String precision) throws IOException {
    String text = LAYERS.formatted(precision);
    return (bytes("Deep", text, 100) - bytes("Deep", text, 0)) / 100 / 64;
  }

  @Test
  void whatLayersKeepTakesHalf() throws IOException {
    long wide = perRow("f32");
    long narrow = perRow("f16");
    assertEquals(narrow, perRow("bf16"));
    // Eight values are kept, in 4 bytes; nine with the input in 2. Beside them are some at work.
    assertTrue(wide >= 8 * 4, wide + " bytes a number of the input");
    assertTrue(narrow >= 9 * 2 && narrow <= 9 * 2 + 3 * 4, narrow + " bytes a number");
  }

  @Test
  void stepsOfALoopStackNarrowValues() throws IOException {
    Path program = Files.writeString(folder.resolve("model.grad"), STEPS);
    ModelType type = Built.of(program).type("Recurrent");
    String memory = type.create(type.initialise(1), 3, 2).memory();
    assertTrue(memory.contains("64*N*T f16"), memory);
  }
}
