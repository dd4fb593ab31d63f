package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All rows, in the order of the page. */
public final class Rows {
  private Rows() {}

  /**
   * All of them.
   *
   * @return in their order
   */
  public static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    Arrays.stream(Workload.values()).map(WorkloadRow::new).forEach(rows::add);
    return List.copyOf(rows);
  }

  /**
   * Those that a word of the command line means: the row of that name, or all whose name begins
   * with it and a dash, as {@code ii} means {@code ii-b1} and {@code ii-b64}.
   *
   * @param word what the user wrote
   * @return at least one row
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static List<Row> of(String word) {
    List<Row> meant =
        all().stream()
            .filter(row -> row.name().equals(word) || row.name().startsWith(word + "-"))
            .toList();
    if (meant.isEmpty()) {
      String names = all().stream().map(Row::name).collect(Collectors.joining(" "));
      throw new IllegalArgumentException("no row `" + word + "`; the rows are: " + names);
    }
    return meant;
  }
}
