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
 * Measures rows and writes {@code benchmarks/target/results.json} and {@code docs/benchmarks.md},
 * the latter from its lines in {@code docs/benchmarks.json}, which a new checkout has too.
 */
public final class Benchmarks {
  private static final Path RESULTS = Path.of("benchmarks", "target", "results.json");
  private static final Path PAGE = Path.of("docs", "benchmarks.md");
  private static final Path LINES = Path.of("docs", "benchmarks.json");

  private final Path results;
  private final Path lines;
  private final Path page;

  Benchmarks(Path root) {
    this.results = root.resolve(RESULTS);
    this.lines = root.resolve(LINES);
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
      Options options = Options.parse(List.of(arguments), System.getenv());
      List<String> failures = new Benchmarks(Path.of("")).measure(options);
      if (!failures.isEmpty()) {
        System.err.println("not measured: " + String.join(", ", failures));
        System.exit(1);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * In passes over all rows, so that a slow minute slows one JVM of a figure and not all.
   *
   * @return the JVMs that gave no figures, and how they ended
   */
  List<String> measure(Options options) throws IOException, InterruptedException {
    Forks forks = new Forks(options);
    for (int pass = 0; pass < options.forks(); pass++) {
      for (Row row : options.rows()) {
        if (pass < row.passes(options.forks())) {
          List<Result> measured = forks.measure(row);
          measured.forEach(result -> System.out.println(Page.line(result)));
          keep(row, forks.of(row), measured);
        }
      }
    }
    return forks.failures();
  }

  /**
   * Replaces those results of one row that were asked for, so that the page stays whole when some
   * run again, and says nothing of what fails now.
   */
  private void keep(Row row, List<Fork> asked, List<Result> measured) throws IOException {
    Map<String, List<Result>> byRow = new LinkedHashMap<>();
    List<Result> before =
        Files.exists(lines) ? ResultLines.read(Files.readString(lines)) : List.of();
    for (Row each : Rows.all()) {
      List<Result> own =
          before.stream().filter(result -> Fork.isOf(each, result.setting())).toList();
      boolean isNew = each.name().equals(row.name());
      byRow.put(each.name(), isNew ? renewed(own, asked, measured) : own);
    }
    List<Result> all = byRow.values().stream().flatMap(List::stream).toList();
    for (Path file : List.of(lines, results)) {
      Files.writeString(file, ResultLines.write(all));
    }
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

  private static List<Result> renewed(
      List<Result> before, List<Fork> asked, List<Result> measured) {
    Stream<Result> kept =
        before.stream()
            .filter(old -> asked.stream().noneMatch(fork -> fork.asksFor(old.setting())));
    List<Result> all = Stream.concat(measured.stream(), kept).toList();
    List<String> cases = all.stream().map(result -> result.setting().row()).distinct().toList();
    Comparator<Setting> byCase = Comparator.comparing(setting -> cases.indexOf(setting.row()));
    Comparator<Setting> order =
        Setting.BY_CONDITIONS.thenComparing(byCase).thenComparing(Setting::peer);
    return all.stream().sorted(Comparator.comparing(Result::setting, order)).toList();
  }
}
