package dev.gradwright.benchmarks.run;

import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.ResultLines;
import dev.gradwright.benchmarks.row.Conditions;
import dev.gradwright.benchmarks.row.Row;
import dev.gradwright.benchmarks.row.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a JVM of one row runs: measures it and leaves the results in a file. */
public final class MeasureRow {
  private MeasureRow() {}

  /**
   * Measures.
   *
   * @param arguments the row, how many threads, how many seconds, the clock, when the run began,
   *     the flavour, the file
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    requireFlavour(arguments[5]);
    Row row = Rows.of(arguments[0]).get(0);
    int threads = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    Budget budget = Budget.ofSeconds(seconds, threads, Clock.valueOf(arguments[3]));
    List<Result> results = row.measure(new Conditions(budget, threads, arguments[4]));
    Files.writeString(Path.of(arguments[6]), ResultLines.write(results));
  }

  /** Or figures of another would be taken for what was asked for. */
  private static void requireFlavour(String asked) {
    String flavour = Conditions.flavour();
    if (!flavour.equals(asked)) {
      throw new IllegalStateException(
          String.format(
              "this JVM has the flavour `%s`, not `%s`; `benchmarks/run --openblas` adds what openblas needs",
              flavour, asked));
    }
  }
}
