package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  @Test
  void theLastLineHoldsTheNumbersInFullPrecision() throws IOException {
    List<String> lines = output("circuit").lines().toList();
    assertEquals("circuit: f=-12.0 dx=-4.0 dy=-4.0 dz=3.0", lines.get(lines.size() - 1));
  }

  @Test
  void irisAreTold() throws IOException {
    double accuracy = Iris.run().get("accuracy");
    assertTrue(accuracy >= 0.93, "accuracy " + accuracy);
  }

  @Test
  void digitsAreRead() throws IOException {
    double accuracy = Digits.run().get("accuracy");
    assertTrue(accuracy >= 0.96, "accuracy " + accuracy);
  }

  @Test
  void exclusiveOrIsLearnt() {
    Result found = Xor.run();
    assertEquals(0, found.get("f00"), 0.1);
    assertEquals(1, found.get("f01"), 0.1);
    assertEquals(1, found.get("f10"), 0.1);
    assertEquals(0, found.get("f11"), 0.1);
  }

  private static String output(String name) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Samples.main(name);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
