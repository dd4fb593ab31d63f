package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The inputs beside this test are small and have what the published ones lack: a prior of other
 * degrees and scale, observations that differ, a camera that is not turned. Their expected numbers
 * were computed with 60 digits, derivatives as differences.
 */
final class AdbenchTest {
  /** Relative to the largest entry of a list. */
  private static final double TOLERANCE = 1e-12;

  private static final Path PUBLISHED = Path.of("..", "..", "shared", "reference", "adbench");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gmm", "lstm", "ba"})
  void smallInputsGiveWhatManyDigitsGive(String objective) throws Exception {
    compare(objective, resource(objective + "_input.txt"), resource(objective + "_expected.txt"));
  }

  @ParameterizedTest
  @CsvSource({"gmm, gmm_1k_d2_K5", "lstm, lstm_l2_c1024", "ba, ba_test_n2_m10_p10"})
  void publishedInputsGiveWhatIsPublished(String objective, String name) throws Exception {
    assumeTrue(Files.isDirectory(PUBLISHED), "the published inputs are not beside the project");
    compare(
        objective,
        PUBLISHED.resolve("input").resolve(name + ".txt"),
        PUBLISHED.resolve("expected").resolve(name + ".txt"));
  }

  @Test
  void aWrongCallSaysHowToCall() {
    assertThrows(UsageException.class, () -> Adbench.run(List.of("gmm")));
    assertThrows(UsageException.class, () -> Adbench.run(List.of("svm", "in", "out")));
  }

  private void compare(String objective, Path input, Path expected) throws IOException {
    Path written = folder.resolve("out.txt");
    Adbench.run(List.of(objective, input.toString(), written.toString()));
    List<String> wanted = Files.readAllLines(expected);
    List<String> found = Files.readAllLines(written);
    assertEquals(wanted.size(), found.size());
    int at = 0;
    while (at < wanted.size()) {
      String header = wanted.get(at);
      assertEquals(header, found.get(at), "line " + (at + 1));
      int count = header.startsWith("jacobian_shape") ? 0 : Integer.parseInt(header.split(" ")[1]);
      compare(
          header, wanted.subList(at + 1, at + 1 + count), found.subList(at + 1, at + 1 + count));
      at += 1 + count;
    }
  }

  private static void compare(String header, List<String> wanted, List<String> found) {
    double[] w = numbers(wanted);
    double[] f = numbers(found);
    double largest = DoubleStream.of(w).map(Math::abs).max().orElse(0);
    for (int i = 0; i < w.length; i++) {
      assertEquals(w[i], f[i], TOLERANCE * largest, header + ", number " + i);
    }
  }

  private static double[] numbers(List<String> lines) {
    return lines.stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(AdbenchTest.class.getResource("adbench/" + name).toURI());
  }
}
