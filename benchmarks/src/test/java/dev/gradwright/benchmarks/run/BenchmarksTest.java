package dev.gradwright.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.result.Page;
import dev.gradwright.benchmarks.result.Plot;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.ResultLines;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.row.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchmarksTest {
  private static final double OLD_MICROS = 1e9;
  private static final String JDK = Runtime.version().toString().replaceAll("[+-].*", "");

  @TempDir private Path root;

  @BeforeEach
  void layOutTheProject() throws Exception {
    Files.createDirectories(root.resolve("benchmarks/target"));
    Files.createDirectories(root.resolve("docs"));
  }

  @Test
  void aRunLeavesResultsAPageAndItsPlots() throws Exception {
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    String json = Files.readString(root.resolve("benchmarks/target/results.json"));
    Result result = ResultLines.read(json).get(0);
    assertEquals("i", result.setting().row());
    assertEquals("portable", result.setting().flavour());
    assertTrue(result.figure(Figure.OURS_US).getAsDouble() > 0);
    assertTrue(result.date().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"), result.date());
    String page = Files.readString(root.resolve("docs/benchmarks.md"));
    assertTrue(page.endsWith(Page.line(result) + " 1 |\n"), page);
    for (Plot plot : Plot.values()) {
      assertTrue(page.contains("(" + plot.file() + ")"), page);
      assertTrue(Files.readString(root.resolve("docs/" + plot.file())).startsWith("<svg "));
    }
  }

  @Test
  void aRunOfOneRowKeepsTheOthersThatStandBesideThePage() throws Exception {
    run("ii-b1", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    Path json = root.resolve("benchmarks/target/results.json");
    Files.delete(json);
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    List<Result> results = ResultLines.read(Files.readString(json));
    assertEquals(
        List.of("i", "ii-b1"), results.stream().map(result -> result.setting().row()).toList());
    String page = Files.readString(root.resolve("docs/benchmarks.md"));
    results.forEach(result -> assertTrue(page.contains(Page.line(result)), page));
  }

  @Test
  void theJvmsOfAFigureAreSpreadOverTheRun() throws Exception {
    Path home = jdkThatFails("99.0.1");
    String words = "i ii-b1 --forks 2 --seconds 0.01 --flavours portable --jdk " + home;
    String first = "i (portable, JDK 99.0.1, 1 T) ended with 3";
    String second = "ii-b1 (portable, JDK 99.0.1, 1 T) ended with 3";
    assertEquals(
        List.of(first, second, first, second),
        new Benchmarks(root).measure(Options.parse(List.of(words.split(" ")), Map.of())));
    String json = Files.readString(root.resolve("docs/benchmarks.json"));
    List<Result> results = ResultLines.read(json);
    assertEquals(List.of(2, 2), results.stream().map(Result::passes).toList());
    results.forEach(result -> assertTrue(result.figure(Figure.OURS_LOW).isPresent(), json));
  }

  @Test
  void aRunReplacesWhatWasMeasuredUnderItsConditionsAlone() throws Exception {
    Path json = root.resolve("docs/benchmarks.json");
    Result same = old("portable", JDK, 1);
    Result kept = old("vector", JDK, 1);
    Result ofThreads = old("portable", JDK, 2);
    Result ofJdk = old("portable", "99.0.1", 1);
    Files.writeString(json, ResultLines.write(List.of(ofJdk, same, ofThreads, kept)));
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable", "--threads", "1");
    List<Result> results = ResultLines.read(Files.readString(json));
    assertEquals(
        List.of(kept, ofThreads, ofJdk), List.of(results.get(0), results.get(2), results.get(3)));
    assertEquals(same.setting(), results.get(1).setting());
    assertTrue(results.get(1).figure(Figure.OURS_US).getAsDouble() < OLD_MICROS);
    String page = Files.readString(root.resolve("docs/benchmarks.md"));
    assertTrue(page.contains(Page.line(kept) + " 1 |\n"), page);
    assertTrue(page.contains(Page.line(results.get(1)) + " 2 |\n"), page);
    assertEquals(4, results.size());
  }

  @Test
  void aRunKeepsWhatWasMeasuredBesidePeersThatItLacks() throws Exception {
    Path json = root.resolve("docs/benchmarks.json");
    Result beside = old("portable", JDK, 1, "libtorch 2.10.0");
    Files.writeString(json, ResultLines.write(List.of(beside)));
    run("i", "--forks", "1", "--seconds", "0.02", "--flavours", "portable");
    List<Result> results = ResultLines.read(Files.readString(json));
    assertEquals(beside, results.get(0));
    assertEquals(Setting.ALONE, results.get(1).setting().peer());
    assertEquals(2, results.size());
  }

  @Test
  void aJvmThatFailsLeavesNoFiguresOfWhatItWasToMeasure() throws Exception {
    Path home = jdkThatFails("99.0.1");
    Path json = root.resolve("docs/benchmarks.json");
    Result renewed = old("portable", JDK, 1);
    Result lost = old("portable", "99.0.1", 1);
    Result kept = old("portable", "99.0.1", 2);
    Files.writeString(json, ResultLines.write(List.of(renewed, lost, kept)));
    String words = "i --forks 1 --seconds 0.02 --flavours portable --jdk " + home;
    assertEquals(
        List.of("i (portable, JDK 99.0.1, 1 T) ended with 3"),
        new Benchmarks(root).measure(Options.parse(List.of(words.split(" ")), Map.of())));
    List<Result> results = ResultLines.read(Files.readString(json));
    assertEquals(renewed.setting(), results.get(0).setting());
    assertEquals(kept, results.get(1));
    assertEquals(2, results.size());
    assertFalse(Files.readString(root.resolve("docs/benchmarks.md")).contains("| 99.0.1 | 1 |"));
  }

  @Test
  void aFlavourThatTheJvmLacksIsNotMeasured() throws Exception {
    String words = "i --forks 1 --seconds 0.02 --flavours openblas";
    assertEquals(
        List.of("i (openblas, JDK " + JDK + ", 1 T) ended with 1"),
        new Benchmarks(root).measure(Options.parse(List.of(words.split(" ")), Map.of())));
  }

  private Path jdkThatFails(String version) throws Exception {
    Path home = root.resolve("jdk");
    Path java = home.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nexit 3\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(home.resolve("release"), "OTHER=1\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static Result old(String flavour, String jdk, int threads) {
    return old(flavour, jdk, threads, Setting.ALONE);
  }

  private static Result old(String flavour, String jdk, int threads, String peer) {
    Setting setting = new Setting("i", flavour, jdk, threads, peer);
    return new Result(setting, "2026-11-01", 0.25, 1, Map.of(Figure.OURS_US, OLD_MICROS));
  }

  @Test
  void aRowThatIsNoneIsRefusedWithThoseThatAre() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> run("viii"));
    assertTrue(refusal.getMessage().startsWith("no row `viii`; the rows are: i ii-b1 ii-b64 iii"));
  }

  @Test
  void anOptionThatIsNoneIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> run("--fork", "1"));
    assertTrue(refusal.getMessage().startsWith("no option `--fork`\nusage: benchmarks/run"));
  }

  @Test
  void theClockOfOneThreadIsRefusedForSeveral() {
    List<String> words = List.of("--threads", "1,2", "--clock", "cpu");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Options.parse(words, Map.of()));
    assertTrue(refusal.getMessage().contains("leave it out"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "--threads, 0, `--threads` are at least 1",
    "--threads, two, `--threads two` is no number",
    "--forks, 0, `--forks` is at least 1",
    "--seconds, -1, `--seconds` is more than 0",
    "--flavours, foo, no flavour `foo`",
    "--jdk, /nowhere, no JDK in `/nowhere`",
    "--clock, sun, no clock `sun`"
  })
  void aValueThatDoesNotFitIsRefused(String option, String value, String refusal) {
    List<String> words = List.of(option, value);
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Options.parse(words, Map.of()));
    assertTrue(thrown.getMessage().startsWith(refusal), thrown.getMessage());
  }

  @Test
  void optionsAreRead() {
    Path own = Path.of(System.getProperty("java.home"));
    Path first = own.resolve("bin").resolve("..");
    Options options =
        Options.parse(
            List.of(
                ("--jdk " + first + " --flavours vector --threads 1,4 --forks 2 --seconds 0.5 cold")
                    .split(" ")),
            Map.of("SECOND_JAVA_HOME", own + "/."));
    assertEquals(
        List.of(own, Path.of(own + "/."), first), options.jdks().stream().map(Jdk::home).toList());
    options.jdks().forEach(jdk -> assertEquals(JDK, jdk.version()));
    assertEquals(List.of("vector"), options.flavours());
    assertEquals(List.of(1, 4), options.threads());
    assertEquals(2, options.forks());
    assertEquals(0.5, options.seconds());
    assertEquals(List.of("cold"), options.rows().stream().map(Row::name).toList());
    assertEquals(Clock.CPU, Options.parse(List.of("--clock", "cpu"), Map.of()).clock());
  }

  @Test
  void aNameWithoutItsEndMeansAllThatBeginSo() {
    assertEquals(List.of("ii-b1", "ii-b64"), rows("ii"));
    assertEquals(List.of("i"), rows("i"));
  }

  private static List<String> rows(String word) {
    return Options.parse(List.of(word), Map.of()).rows().stream().map(Row::name).toList();
  }

  private void run(String... words) throws Exception {
    assertEquals(List.of(), new Benchmarks(root).measure(Options.parse(List.of(words), Map.of())));
  }
}
