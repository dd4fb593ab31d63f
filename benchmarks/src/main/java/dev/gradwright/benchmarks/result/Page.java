package dev.gradwright.benchmarks.result;

import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results as a page of Markdown. */
public final class Page {
  private static final String HEAD =
      """
      # Benchmarks

      Made by `benchmarks/run`; do not edit. `benchmarks/run --help` tells how to measure.

      - **ours** and **its time** are microseconds per step; of `cold` they are those of a process, of `compile-...` those of one model, `/javac` those of its Java text. A JVM gives the
        median of its rounds. In a round each that is compared runs alone for a while, 5 ms on one thread and 150 ms on several, and is timed as long
        after that.
      - Every figure is the median of several **JVMs**, each of which belongs to another pass over all rows; behind that of ours and that of the ratio
        stand the lowest and the highest of a JVM.
      - **ratio** says how many times longer the peer takes: the median of the rounds' ratios, which is not quite the ratio of the medians.
        Beside its objective, a gradient that takes twice as long has 0.5. Where several threads may run, libtorch is timed on as many, whose
        waiting threads sleep or (in other JVMs) spin, and on one: each of the three is the fastest at times, and the lowest of the ratios is the one that
        counts.
      - **limit** is what the machine takes for the same work, by a loop of fused multiply-adds or a copy in the same rounds, the quickest
        milliseconds of each, and **of the limit** the median of the rounds' shares. With several threads the loop runs on as many; where the machine has lent it less than the step, its share is
        above 100 %. Chains of elementwise operations are held against both loops, and the limit is what takes longer (without vectors, the copy);
        each of their operations counts as a multiply-add, two operations of the rate.
      - **rate** is in GFLOP/s where the limit is arithmetic, in GB/s where it is memory.
      - **bytes/step** are counted after the rounds, until steps allocate nothing, for twenty seconds at most: vectors are objects until HotSpot has
        compiled what uses them, and that takes many steps where it runs a few times in each.
      - **MB** is what the values of a step take, by `peakBytes()`, parameters aside: where it outgrows a cache, the rate falls, and time is no longer
        proportional to the work.
      - **run** is the number of the run, in the table below, that measured the line: those of different runs may be of different versions of the
        code.
      - Flavour `vector` runs with `--add-modules jdk.incubator.vector`, `portable` without, `openblas` without but with the artifact
        `gradwright-openblas`.

      """;

  private static final String ROWS =
      """
      | row | what a step is |
      |---|---|
      """;

  private static final String RUNS =
      """
      | run | began (UTC) | other processes took of the machine |
      |---|---|---|
      """;

  private static final String TABLE =
      """

      | row | flavour | JDK | threads | ours | peer | its time | ratio | limit | of the limit | rate | bytes/step | MB | JVMs | run |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  private Page() {}

  /**
   * The whole page.
   *
   * @param results in their order
   * @param machine where they were measured
   * @param titles what rows are, by the beginning of their names
   * @return its text
   */
  public static String of(List<Result> results, String machine, Map<String, String> titles) {
    List<String> dates = results.stream().map(Result::date).distinct().sorted().toList();
    return HEAD
        + ROWS
        + titles.entrySet().stream()
            .map(title -> "| " + title.getKey() + " | " + title.getValue() + " |\n")
            .collect(Collectors.joining())
        + "\nMeasured on "
        + machine
        + ".\n\n"
        + RUNS
        + IntStream.range(0, dates.size())
            .mapToObj(i -> run(i + 1, dates.get(i), results))
            .collect(Collectors.joining())
        + "\n"
        + Plot.RATIOS.link()
        + "\n"
        + Plot.LIMITS.link()
        + TABLE
        + results.stream()
            .map(result -> line(result) + " " + (dates.indexOf(result.date()) + 1) + " |\n")
            .collect(Collectors.joining());
  }

  private static String run(int number, String date, List<Result> results) {
    List<Result> own = results.stream().filter(result -> result.date().equals(date)).toList();
    return "| " + number + " | " + date + " | " + load(own) + " |\n";
  }

  private static String load(List<Result> results) {
    List<Result> known =
        results.stream()
            .filter(result -> !Double.isNaN(result.load()))
            .sorted(Comparator.comparingDouble(Result::load))
            .toList();
    if (known.isEmpty()) {
      return "an unknown part";
    }
    Result most = known.get(known.size() - 1);
    return String.format(
        Locale.ROOT,
        "%.1f to %.1f %% (the most during %s)",
        100 * known.get(0).load(),
        100 * most.load(),
        most.setting().row());
  }

  /**
   * One row of the table, but for the number of its run.
   *
   * @param result what is shown
   * @return its line
   */
  public static String line(Result result) {
    Setting setting = result.setting();
    return "| "
        + String.join(
            " | ",
            setting.row(),
            setting.flavour(),
            setting.jdk(),
            String.valueOf(setting.threads()),
            figure(result, Figure.OURS_US, Figure.OURS_LOW, Figure.OURS_HIGH),
            setting.peer().equals(Setting.ALONE) ? "-" : setting.peer(),
            number(result.figure(Figure.PEER_US)),
            figure(result, Figure.RATIO, Figure.RATIO_LOW, Figure.RATIO_HIGH),
            number(result.figure(Figure.LIMIT)),
            percent(result.figure(Figure.SHARE_OF_LIMIT)),
            number(result.figure(Figure.RATE)),
            number(result.figure(Figure.BYTES_PER_STEP)),
            megabytes(result.figure(Figure.PEAK_BYTES)),
            String.valueOf(result.passes()))
        + " |";
  }

  /** With its spread, if it has one. */
  private static String figure(Result result, Figure middle, Figure low, Figure high) {
    String number = number(result.figure(middle));
    return result.figure(low).isEmpty()
        ? number
        : number + " (" + number(result.figure(low)) + " .. " + number(result.figure(high)) + ")";
  }

  /** Three digits, all of them before the point from 100 on. */
  private static String number(OptionalDouble number) {
    if (number.isEmpty()) {
      return "-";
    }
    double value = number.getAsDouble();
    int digits = value == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String megabytes(OptionalDouble bytes) {
    return bytes.isEmpty() ? "-" : number(OptionalDouble.of(bytes.getAsDouble() * 1e-6));
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble());
  }
}
