package dev.gradwright.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.ResultLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarksTest {
  @TempDir private Path root;

  @BeforeEach
  void layOutTheProject() throws Exception {
    Files.createDirectories(root.resolve("benchmarks/target"));
    Files.createDirectories(root.resolve("docs"));
  }

  @Test
  void aRunLeavesTheStatedFieldsAndAPage() throws Exception {
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    String json = Files.readString(root.resolve("benchmarks/target/results.json"));
    for (String field :
        "row flavour jdk threads ours_us peer peer_us ratio limit share_of_limit".split(" ")) {
      assertTrue(json.contains("\"" + field + "\": "), field + " is missing in " + json);
    }
    Result result = ResultLines.read(json).get(0);
    assertEquals("i", result.setting().row());
    assertEquals("portable", result.setting().flavour());
    assertTrue(result.figure(Figure.OURS_US).getAsDouble() > 0);
    assertTrue(Files.readString(root.resolve("docs/benchmarks.md")).contains("\n| i | portable |"));
  }

  @Test
  void aRunOfOneRowKeepsTheOthers() throws Exception {
    run("ii-b1", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    String json = Files.readString(root.resolve("benchmarks/target/results.json"));
    assertEquals(
        List.of("i", "ii-b1"),
        ResultLines.read(json).stream().map(result -> result.setting().row()).toList());
  }

  @Test
  void aRowThatIsNoneIsRefusedWithThoseThatAre() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> run("viii"));
    assertTrue(refusal.getMessage().startsWith("no row `viii`; the rows are: i ii-b1 ii-b64 iii"));
  }

  @Test
  void anOptionThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> run("--fork", "1"));
  }

  @Test
  void theClockOfOneThreadIsRefusedForSeveral() {
    List<String> words = List.of("--threads", "1,2", "--clock", "cpu");
    assertThrows(IllegalArgumentException.class, () -> Options.parse(words, Map.of()));
  }

  @Test
  void aNameWithoutItsEndMeansAllThatBeginSo() {
    assertEquals(2, Options.parse(List.of("ii"), Map.of()).rows().size());
    assertEquals(1, Options.parse(List.of("i"), Map.of()).rows().size());
  }

  private void run(String... words) throws Exception {
    new Benchmarks(root).measure(Options.parse(List.of(words), Map.of()));
  }
}
