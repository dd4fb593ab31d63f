package dev.gradwright.benchmarks.run;

import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Page;
import dev.gradwright.benchmarks.result.Plot;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.ResultLines;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.row.Row;
import dev.gradwright.benchmarks.row.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures rows and writes {@code benchmarks/target/results.json} and {@code docs/benchmarks.md}.
 */
public final class Benchmarks {
  private static final Path RESULTS = Path.of("benchmarks", "target", "results.json");
  private static final Path PAGE = Path.of("docs", "benchmarks.md");

  private final Path results;
  private final Path page;

  Benchmarks(Path root) {
    this.results = root.resolve(RESULTS);
    this.page = root.resolve(PAGE);
  }

  /**
   * Measures.
   *
   * @param arguments as {@code benchmarks/run --help} tells
   * @throws IOException if files cannot be written
   * @throws InterruptedException if another thread wants this one to stop
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.usage());
      return;
    }
    try {
      new Benchmarks(Path.of("")).measure(Options.parse(List.of(arguments), System.getenv()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  void measure(Options options) throws IOException, InterruptedException {
    Forks forks = new Forks(options);
    for (Row row : options.rows()) {
      List<Result> measured = forks.measure(row);
      measured.forEach(result -> System.out.println(Page.line(result)));
      keep(row, measured);
    }
  }

  /**
   * Replaces the results of one row under the conditions it was measured in, so that the page stays
   * whole when some run again.
   */
  private void keep(Row row, List<Result> measured) throws IOException {
    Map<String, List<Result>> byRow = new LinkedHashMap<>();
    List<Result> before =
        Files.exists(results) ? ResultLines.read(Files.readString(results)) : List.of();
    for (Row each : Rows.all()) {
      List<Result> own = before.stream().filter(result -> belongs(result, each)).toList();
      byRow.put(each.name(), each.name().equals(row.name()) ? renewed(own, measured) : own);
    }
    List<Result> all = byRow.values().stream().flatMap(List::stream).toList();
    Files.writeString(results, ResultLines.write(all));
    Map<String, String> titles = new LinkedHashMap<>();
    for (Row each : Rows.all()) {
      if (!byRow.get(each.name()).isEmpty()) {
        titles.put(each.name(), each.title());
      }
    }
    Files.writeString(page, Page.of(all, Machine.describe(), titles));
    for (Plot plot : Plot.values()) {
      Files.writeString(page.resolveSibling(plot.file()), plot.draw(all));
    }
  }

  private static List<Result> renewed(List<Result> before, List<Result> measured) {
    Comparator<Result> byConditions = Comparator.comparing(Result::setting, Setting.BY_CONDITIONS);
    Stream<Result> kept =
        before.stream()
            .filter(old -> measured.stream().allMatch(now -> byConditions.compare(old, now) != 0));
    return Stream.concat(kept, measured.stream()).sorted(byConditions).toList();
  }

  private static boolean belongs(Result result, Row row) {
    return result.setting().row().equals(row.name())
        || result.setting().row().startsWith(row.name() + "/");
  }
}
